// Writes the command line and all it imports as a few files, so that it starts fast (see bin/bundled.mjs). Only a cache:
// when it cannot be written, the program runs from its sources.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { bundleFolder, stampOf } from '../bin/bundled.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** Libraries that a small `check` loads; the others stay where they are. */
const included = /^(commander|yaml|ajv)(\/|$)/

const libraries = {
  name: 'libraries',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || included.test(path) ? undefined : { path, external: true },
    )
  },
}

/** A module finds its data files and workers beside itself: its URL stays the one of the source. */
const ownPlaces = {
  name: 'own places',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      if (!text.includes('import.meta.url')) return undefined
      const own = JSON.stringify(pathToFileURL(path).href)
      return { contents: text.replaceAll('import.meta.url', own), loader: 'ts' }
    })
  },
}

const folder = bundleFolder(root)
const name = `${process.pid}-${Date.now()}`
try {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    outdir: join(folder, name),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    metafile: true,
    logLevel: 'silent',
    // Libraries in CommonJS ask for Node's own modules with `require`.
    banner: {
      js: "import { createRequire as __requireFor } from 'node:module'; const require = __requireFor(import.meta.url);",
    },
    plugins: [libraries, ownPlaces],
  })
  writeFileSync(join(folder, name, 'package.json'), '{ "type": "module" }\n')
  const sources = Object.keys(metafile.inputs)
    .map((file) => relative(root, join(root, file)))
    .sort()
    .map((file) => [file, stampOf(join(root, file))])
  const made = join(folder, `${name}.json`)
  writeFileSync(made, JSON.stringify({ home: root, name, sources }))
  renameSync(made, join(folder, 'bundle.json'))
  // A run that began before may still load from the one it found, so the last two stay.
  const old = readdirSync(folder).filter((entry) => /^\d+-\d+$/.test(entry))
  old.sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]))
  for (const entry of old.slice(2)) rmSync(join(folder, entry), { recursive: true, force: true })
} catch (error) {
  rmSync(join(folder, name), { recursive: true, force: true })
  console.error(`The program will start from its sources: ${String(error).split('\n')[0]}`)
}
