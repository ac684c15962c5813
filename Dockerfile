# What is needed to build stays in the first image; the second one holds what runs and nothing else.
FROM node:24-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
COPY scripts scripts
# `npm ci` of the lean tree, checked against package-lock.json; only the packages under `allowScripts` may compile.
RUN node scripts/install.mjs run
COPY src src
COPY prisma prisma
RUN node scripts/bundle.mjs src/main.ts dist/main.mjs \
  && node scripts/bundle.mjs src/command.ts dist/stezhka.mjs \
  && node scripts/bundle.mjs scripts/beforehand.ts beforehand/main.mjs && node beforehand/main.mjs && rm -rf beforehand \
  && rm -rf node_modules/esbuild node_modules/@esbuild node_modules/better-sqlite3/deps \
  && find node_modules -name '*.map' -delete \
  && find node_modules/@prisma/client/runtime -name 'query_compiler_*' \
    ! -name '*_small_bg.sqlite.*' ! -name '*_small_bg.postgresql.*' -delete

FROM node:24-bookworm-slim
ENV NODE_ENV=production STEZHKA_ROOT=/app DATA_DIR=/data HOST_KEY_FILE=/keys/host.key PORT=3000
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/prisma prisma
COPY package.json LICENSE ./
COPY flows flows
COPY locales locales
# Data and host key are two volumes, so that no single copy holds both.
RUN install -d -o 10001 -g 10001 -m 0700 /data /keys
USER 10001:10001
VOLUME ["/data", "/keys"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so SIGTERM reaches the house without a shell in between.
CMD ["node", "--enable-source-maps", "dist/main.mjs"]
