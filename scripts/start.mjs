// `npm start`: everything from a fresh clone to an open door is one command.
process.argv.splice(2, 0, 'src/main.ts')
await import('./run.mjs')
