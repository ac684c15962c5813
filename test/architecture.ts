import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { parseAst } from 'vitest/node'

/** A tree of files: path from the project folder → text. */
export type Tree = ReadonlyMap<string, string>

/** From the bottom up. A file imports from its own room and from the shelves below, never sideways, never up. */
const shelves: readonly (readonly string[])[] = [
  ['kernel'],
  ['consent', 'directory', 'outbox', 'safety', 'staff', 'sealing'],
  ['casework'],
  ['conversation', 'intake', 'referral', 'complaint', 'broadcast', 'alarm', 'retention'],
  ['channel'],
  ['edge'],
  ['app'],
]
/** What the rooms are put together from, a closed list: app.ts and its parts, the settings, the start. */
const top = ['app.ts', 'command.ts', 'config.ts', 'main.ts']
/** The kernel is closed: a fourth file needs a decision record. */
const kernel = ['clock.ts', 'id.ts', 'outcome.ts']
const drawers = ['util', 'utils', 'common', 'shared', 'helper', 'helpers', 'lib', 'misc']
/** What a room is handed or does without: the machine's clock, its chance, its network. */
const machine = ['fetch', 'process', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'require']

const limits = { fileLines: 300, functionLines: 40, values: 5, types: 8, foldersDeep: 2 }

type Node = { readonly type: string; readonly start: number; readonly end: number } & Record<string, unknown>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** Every node of a parsed file with the nodes it stands in, the nearest last. */
function* nodesOf(node: Node, above: readonly Node[] = []): Generator<readonly [Node, readonly Node[]]> {
  yield [node, above]
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* nodesOf(child, [...above, node])
}

type File = {
  readonly path: string
  readonly text: string
  readonly nodes: readonly (readonly [Node, readonly Node[]])[]
}

const parse = (path: string, text: string): File => {
  const program = parseAst(text, { lang: path.endsWith('.ts') ? 'ts' : 'js' }) as unknown as Node
  return { path, text, nodes: [...nodesOf(program)] }
}

const roomOf = (path: string) => (path.split('/').length > 2 ? path.split('/')[1]! : '')
const shelfOf = (path: string) => {
  const shelf = shelves.findIndex((rooms) => rooms.includes(roomOf(path)))
  return shelf >= 0 ? shelf : shelves.length
}
const isRoom = (path: string) => shelfOf(path) < shelves.length - 2
const linesOf = (text: string) => text.trimEnd().split('\n').length

/** Everything a file asks for: imports, type imports, dynamic imports, re-exports. An import that is computed has no name. */
const importsOf = ({ nodes }: File): readonly (string | undefined)[] =>
  nodes.flatMap(([node]) => {
    if (!isNode(node['source']) || !/^(Import|Export|TSImportType)/.test(node.type)) return []
    const name = node['source']['value']
    return [typeof name === 'string' ? name : undefined]
  })

function placeFaults({ path }: File): string[] {
  const folders = path.split('/').slice(1, -1)
  const name = path.split('/').at(-1)!
  const known = folders.length === 0 ? top.includes(name) : shelves.flat().includes(folders[0]!)
  return [
    ...(known ? [] : ['stands on no shelf']),
    ...(folders[0] === 'kernel' && !kernel.includes(name) ? ['the kernel is a closed list'] : []),
    ...(folders.length > limits.foldersDeep ? [`more than ${limits.foldersDeep} folders deep`] : []),
    ...folders
      .filter((folder) => drawers.includes(folder))
      .map((folder) => `"${folder}" says nothing of what is inside`),
  ]
}

/** What is wrong with reaching for something outside the tree. */
function libraryFault(path: string, name: string): string[] {
  if (roomOf(path) === 'edge' || name === 'zod') return []
  if (isRoom(path)) return [`a room may use no library but zod, not "${name}"`]
  return isBuiltin(name) ? [] : [`libraries live under edge, not "${name}"`]
}

function importFaults(file: File, tree: Tree): string[] {
  return importsOf(file).flatMap((name) => {
    if (name === undefined) return isRoom(file.path) ? ['an import must name its file'] : []
    if (!name.startsWith('.')) return libraryFault(file.path, name)
    const target = posix.join(posix.dirname(file.path), name)
    if (target.startsWith('prisma/'))
      return file.path.startsWith('src/edge/storage/') ? [] : ['only edge/storage knows Prisma']
    if (!target.startsWith('src/')) return [`imports ${target}, which is outside src`]
    if (!tree.has(target)) return [`imports ${target}, which does not exist`]
    if (roomOf(target) === roomOf(file.path)) return []
    if (shelfOf(target) < shelfOf(file.path)) return []
    return [
      shelfOf(target) === shelfOf(file.path) ? `imports sideways: ${target}` : `imports upwards: ${target}`,
    ]
  })
}

function sizeFaults({ text, nodes }: File): string[] {
  const lines = linesOf(text)
  const long = nodes.flatMap(([node]) => {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return []
    const size = linesOf(text.slice(node.start, node.end))
    return size > limits.functionLines
      ? [`line ${linesOf(text.slice(0, node.start + 1))}: a function of ${size} lines`]
      : []
  })
  return [...(lines > limits.fileLines ? [`${lines} lines`] : []), ...long]
}

const declared = (node: Node): { name: string; isType: boolean }[] => {
  const declaration = node['declaration']
  const isType = (each: Node) => each['exportKind'] === 'type' || /^TS(TypeAlias|Interface)/.test(each.type)
  const nameOf = (each: Node) => String((each['id'] as Node | undefined)?.['name'] ?? each.start)
  if (isNode(declaration)) {
    const inner = declaration['declarations']
    const all = Array.isArray(inner) ? (inner as Node[]) : [declaration]
    return all.map((each) => ({ name: nameOf(each), isType: isType(declaration) }))
  }
  return (node['specifiers'] as Node[]).map((each) => ({
    name: String((each['exported'] as Node)['name']),
    isType: isType(node) || isType(each),
  }))
}

/** A value and a type of one name (a schema and its type) count as one value. */
function exportFaults({ nodes }: File): string[] {
  const exported = nodes.flatMap(([node]) => (node.type === 'ExportNamedDeclaration' ? declared(node) : []))
  const values = new Set(exported.filter(({ isType }) => !isType).map(({ name }) => name))
  const types = new Set(
    exported.filter(({ name, isType }) => isType && !values.has(name)).map(({ name }) => name),
  )
  return [
    ...(values.size > limits.values ? [`exports ${values.size} values`] : []),
    ...(types.size > limits.types ? [`exports ${types.size} types`] : []),
    ...(nodes.some(([node]) => node.type === 'ExportDefaultDeclaration') ? ['a default export'] : []),
    ...(nodes.some(([node]) => /^Export/.test(node.type) && isNode(node['source']))
      ? ['exports what is another file’s']
      : []),
  ]
}

/** True where an identifier stands for a thing, not for a property or a key. */
const isFree = (node: Node, parent: Node | undefined) =>
  !(parent?.type === 'MemberExpression' && parent['property'] === node && parent['computed'] !== true) &&
  !(
    /Property|Method|Signature/.test(parent?.type ?? '') &&
    parent?.['key'] === node &&
    parent['shorthand'] !== true
  )

function machineFaults({ path, nodes }: File): string[] {
  if (!isRoom(path)) return []
  return nodes.flatMap(([node, above]) => {
    if (node.type === 'Identifier' && machine.includes(String(node['name'])))
      return isFree(node, above.at(-1)) ? [`a room does without "${node['name']}"`] : []
    const callee = node['callee'] as Node | undefined
    if (
      node.type === 'NewExpression' &&
      callee?.['name'] === 'Date' &&
      (node['arguments'] as Node[]).length === 0
    )
      return ['a room is handed its clock: no new Date()']
    const object = node['object'] as Node | undefined
    const member = `${object?.['name']}.${(node['property'] as Node | undefined)?.['name']}`
    return /^(Date\.now|Math\.random)$/.test(member) ? [`a room does without ${member}`] : []
  })
}

/** Files that reach themselves along their imports, each told once. */
function cycleFaults(files: readonly File[]): string[] {
  const next = new Map(
    files.map((file) => [
      file.path,
      importsOf(file).flatMap((name) =>
        name?.startsWith('.') ? [posix.join(posix.dirname(file.path), name)] : [],
      ),
    ]),
  )
  const reaches = (from: string) => {
    const seen = new Set<string>()
    const queue = [...(next.get(from) ?? [])]
    for (let path = queue.pop(); path !== undefined; path = queue.pop())
      if (!seen.has(path)) {
        seen.add(path)
        queue.push(...(next.get(path) ?? []))
      }
    return seen
  }
  return files
    .filter(({ path }) => reaches(path).has(path))
    .map(({ path }) => `${path}: imports itself in a circle`)
}

/** What in the tree is not as the house is built, as "path: what is wrong". */
export function inspectTree(tree: Tree): string[] {
  const code = [...tree].filter(([path]) => /\.(ts|mjs)$/.test(path)).map(([path, text]) => parse(path, text))
  const inside = code.filter(({ path }) => path.startsWith('src/'))
  const strays = [...tree.keys()].filter((path) => /^src\/(?!edge\/)/.test(path) && !path.endsWith('.ts'))
  const rules = [placeFaults, exportFaults, machineFaults, (file: File) => importFaults(file, tree)]
  return [
    ...code.flatMap((file) => sizeFaults(file).map((fault) => `${file.path}: ${fault}`)),
    ...inside.flatMap((file) => rules.flatMap((rule) => rule(file)).map((fault) => `${file.path}: ${fault}`)),
    ...strays.map((path) => `${path}: only edge may hold other files than TypeScript`),
    ...cycleFaults(inside),
  ]
}
