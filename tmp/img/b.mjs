// scripts/beforehand.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { join as join2 } from "node:path";

// src/edge/console/script.ts
var SOURCE = "src/edge/console/page.ts";
var oneLanguage = {
  name: "one-language",
  setup: ({ onLoad }) => onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
    contents: 'export { default as en } from "./en.js"'
  }))
};
async function bundleDesk(root2) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    absWorkingDir: root2,
    entryPoints: [SOURCE],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    write: false,
    legalComments: "none",
    logLevel: "error",
    plugins: [oneLanguage]
  });
  return outputFiles[0].text;
}

// src/edge/files/program.ts
import { join } from "node:path";
var BUILT = join("dist", "cleaner.js");
var SOURCE2 = join("src", "edge", "files", "answer.ts");
async function bundleCleaner(root2) {
  const esbuild = await import("esbuild");
  try {
    const { outputFiles } = await esbuild.build({
      ...{ absWorkingDir: root2, entryPoints: [SOURCE2], write: false, logLevel: "error" },
      ...{ bundle: true, minify: true, format: "cjs", platform: "browser", target: "node20" },
      external: ["node:zlib"]
    });
    return outputFiles[0].text;
  } finally {
    await esbuild.stop();
  }
}

// scripts/beforehand.ts
var root = process.cwd();
mkdirSync(join2(root, "dist"), { recursive: true });
writeFileSync(join2(root, "dist", "desk.js"), await bundleDesk(root));
writeFileSync(join2(root, "dist", "cleaner.js"), await bundleCleaner(root));
//# sourceMappingURL=b.mjs.map
