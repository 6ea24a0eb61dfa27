/**
 * Writes a data model (JSON, which is YAML too) of any size to standard output, with places, deployments, stores and
 * journeys, so that every analysis has work. From a counter: the same numbers give the same text.
 * `node scripts/generate-big-data.ts 2000 10000 [200 10]` - elements, relations, journeys, regions.
 */

const NAMES = ['north', 'south', 'west', 'east', 'centre', 'coast', 'delta', 'hills', 'lakes', 'valley']
const ZONES = ['a', 'b', 'c']
/** Elements per journey unless told otherwise, and services on the way of a journey. */
const PER_JOURNEY = 50
const WAY = 6

type Item = Record<string, unknown>

function title(n: number | string): Item {
  return { title: { en: `Part ${n}`, ru: `Часть ${n}` } }
}

/** Every tenth part is a database, every tenth a cache, the rest are services. */
function kindOf(n: number): 'database' | 'cache' | 'service' {
  return n % 10 === 9 ? 'database' : n % 10 === 8 ? 'cache' : 'service'
}

function element(n: number, regions: readonly string[]): Item {
  // Stores are every tenth part: their regions take turns.
  const home = regions[Math.floor(n / 10) % regions.length] ?? 'north'
  if (kindOf(n) === 'database') {
    const zones = ZONES.map((zone) => `${home}-${zone}`)
    return {
      id: `e${n}`,
      kind: 'database',
      ...title(n),
      technology: 'postgresql',
      size: '100GB',
      walRate: '1MB/s',
      concurrency: 32,
      replication: { mode: 'sync', members: zones.map((zone) => ({ in: zone })) },
      failover: { manager: 'patroni', votes: zones },
      backup: {
        tool: 'pgbackrest',
        in: zones[2],
        full: '1d',
        walArchive: { timeout: '60s' },
        retention: '30d',
        encrypted: true,
        restoreRate: '200MB/s',
        procedure: 'automatic',
        human: { best: '5m', typical: '10m', worst: '20m' },
        restoreTest: { every: '30d' },
      },
    }
  }
  if (kindOf(n) === 'cache') return { id: `e${n}`, kind: 'cache', ...title(n), technology: 'redis', concurrency: 32 }
  return {
    id: `e${n}`,
    kind: 'service',
    ...title(n),
    technology: 'go',
    concurrency: 32,
    time: '3ms',
    startup: '5s',
    readiness: { interval: '5s', failures: 3, timeout: '1s', depth: 'process' },
  }
}

/** Targets by source: each service calls parts with larger numbers, so that nothing goes in a circle. */
function targets(elements: number, relations: number): Map<number, Set<number>> {
  const sources = Array.from({ length: elements - 1 }, (_, n) => n).filter((n) => kindOf(n) === 'service')
  const calls = new Map(sources.map((n) => [n, new Set<number>()]))
  let left = relations
  for (let k = 0; left > 0 && k < relations * 20; k += 1) {
    const source = sources[k % sources.length] ?? 0
    // 7919 is prime: the targets of one part are spread over the parts behind it.
    const target = source + 1 + ((k * 7919) % Math.min(200, elements - 1 - source))
    const known = calls.get(source)
    if (!known || known.has(target)) continue
    known.add(target)
    left -= 1
  }
  return calls
}

/** From one part through services to a store of each of them. */
function wayFrom(start: number, calls: ReadonlyMap<number, ReadonlySet<number>>): number[] {
  const way: number[] = []
  for (let at: number | undefined = start; at !== undefined && way.length < WAY; ) {
    way.push(at)
    at = [...(calls.get(at) ?? [])].find((n) => kindOf(n) === 'service')
  }
  const stores = way.flatMap((n) => [...(calls.get(n) ?? [])].find((to) => kindOf(to) !== 'service') ?? [])
  return [...new Set([...way, ...stores])]
}

/** A journey changes one database, else it would need a saga; from the others it reads. */
function stepsOf(way: readonly number[]): unknown[] {
  const changed = way.find((n) => kindOf(n) === 'database')
  return way.map((n) => (n === changed ? { to: `e${n}`, operation: 'write' } : `e${n}`))
}

function every(step: number, end: number): number[] {
  return Array.from({ length: Math.ceil(end / step) }, (_, n) => n * step)
}

/** So many services, evenly over the parts before `end`. */
function evenly(count: number, end: number): number[] {
  const spread = Array.from({ length: count }, (_, k) => Math.floor((k * end) / count))
  return [...new Set(spread.map((n) => (kindOf(n) === 'service' ? n : n - 2)))]
}

/** Size of a generated model besides its elements and relations. */
export interface Size {
  /** Journeys; each starts at a service of its own. */
  journeys?: number
  /** Regions of three zones, 1..10; default 3. Users of every journey are in each. */
  regions?: number
}

/** The document of a model with so many elements and relations; smallest size 20. */
export function bigData(elements: number, relations: number, size: Size = {}): Item {
  const parts = elements - 2
  const regions = NAMES.slice(0, size.regions ?? 3)
  const starts = size.journeys ? evenly(size.journeys, parts - 20) : every(PER_JOURNEY, parts - 20)
  const calls = targets(parts, relations - 1 - starts.length)
  const journeys = starts.map((start) => ({
    id: `j${start}`,
    ...title(`journey ${start}`),
    actor: 'user',
    steps: ['site', ...stepsOf(wayFrom(start, calls))],
    rates: regions.map((from) => ({ from, normal: '20/s', peak: '60/s', access: '20ms' })),
    critical: true,
  }))
  return {
    loadpath: 1,
    system: { id: 'big', title: { en: 'Big system', ru: 'Большая система' } },
    places: regions.flatMap((region) => [
      { id: region, kind: 'region', ...title(region), host: { rate: '0.5/year', repair: '8h' } },
      ...ZONES.map((zone) => ({
        id: `${region}-${zone}`,
        kind: 'zone',
        in: region,
        ...title(`${region} ${zone}`),
        outage: { rate: '0.2/year', repair: '4h' },
      })),
    ]),
    links: regions.flatMap((a, i) => regions.slice(i + 1).map((b) => ({ between: [a, b], roundTrip: '20ms' }))),
    elements: [
      { id: 'user', kind: 'person', ...title('user') },
      { id: 'site', kind: 'webApp', ...title('site'), timeout: '10s' },
      ...Array.from({ length: parts }, (_, n) => element(n, regions)),
    ],
    deployments: Array.from({ length: parts }, (_, n) => n)
      .filter((n) => kindOf(n) !== 'database')
      .flatMap((n) => regions.map((region) => ({ element: `e${n}`, in: region, replicas: 2, spread: 'zones' }))),
    relations: [
      { from: 'user', to: 'site', title: { en: 'uses', ru: 'пользуется' } },
      ...starts.map((start) => ({
        from: 'site',
        to: `e${start}`,
        title: { en: 'opens', ru: 'открывает' },
        timeout: '5s',
      })),
      ...[...calls].flatMap(([from, all]) =>
        [...all].map((to) => ({
          from: `e${from}`,
          to: `e${to}`,
          title: { en: 'calls', ru: 'вызывает' },
          timeout: '1s',
        })),
      ),
    ],
    journeys,
    requirements: starts.slice(0, 20).map((start) => ({
      id: `AVA${start}`,
      ...title(`availability ${start}`),
      characteristic: 'reliability',
      priority: 'must',
      metric: 'availability',
      of: `j${start}`,
      target: '>= 99.9%',
    })),
  }
}

if (import.meta.main) {
  const [elements = '2000', relations = '10000', journeys, regions] = process.argv.slice(2)
  const size = { ...(journeys ? { journeys: Number(journeys) } : {}), ...(regions ? { regions: Number(regions) } : {}) }
  process.stdout.write(`${JSON.stringify(bigData(Number(elements), Number(relations), size))}\n`)
}
