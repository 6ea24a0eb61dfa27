/**
 * Writes a TypeScript model of any size to standard output, from a counter: the same numbers give the same text.
 * `node scripts/generate-big-model.ts 2000 3000 [import]` - elements, relations, and what to import the builder from.
 */

/** Text of a model with so many elements and relations. */
export function bigModel(elements: number, relations: number, from = 'loadpath'): string {
  const lines = [
    `import { system } from '${from}'`,
    '',
    "const big = system('big', { title: { ru: 'Большая система', en: 'Big system' } })",
    "const north = big.region('north', { title: { ru: 'Север', en: 'North' }, zones: ['a', 'b', 'c'] })",
    "const south = big.region('south', { title: { ru: 'Юг', en: 'South' }, zones: ['a', 'b', 'c'] })",
    "big.link(north, south, { roundTrip: '30ms', bandwidth: '1GB/s' })",
  ]
  for (let n = 0; n < elements; n++) lines.push(element(n))
  // 7919 is prime: the targets of one element are spread over the whole model.
  for (let n = 0; n < relations; n++) {
    const source = (n * 7) % elements
    const target = (source + 1 + ((n * 7919) % (elements - 1))) % elements
    lines.push(
      `e${source}.uses(e${target}, { id: 'r${n}', timeout: '${100 + (n % 900)}ms', retries: ${n % 3}, calls: 2 })`,
    )
  }
  lines.push('', 'export default big', '')
  return lines.join('\n')
}

function element(n: number): string {
  const title = `title: { ru: 'Часть ${n}', en: 'Part ${n}' }`
  if (n % 10 === 0) {
    return [
      `const e${n} = big.database('e${n}', {`,
      `  ${title},`,
      `  technology: 'postgresql',`,
      `  size: '${100 + n}GB',`,
      `  replication: { mode: 'quorum', members: [north.zone('a'), { in: north.zone('b'), sync: true }, { in: south, sync: false }] },`,
      `  failover: { manager: 'patroni', ttl: '30s', votes: [...north.zones] },`,
      `})`,
    ].join('\n')
  }
  if (n % 10 === 1) return `const e${n} = big.cache('e${n}', { ${title}, technology: 'redis' })`
  const deploy = `big.deploy(e${n}, ${n % 2 === 0 ? 'north' : 'south'}, { replicas: ${2 + (n % 4)}, spread: 'zones' })`
  return `const e${n} = big.service('e${n}', { ${title}, technology: 'go', concurrency: ${1 + (n % 64)}, time: '5ms' })\n${deploy}`
}

if (import.meta.main) {
  const [elements = '2000', relations = '3000', from] = process.argv.slice(2)
  process.stdout.write(bigModel(Number(elements), Number(relations), from))
}
