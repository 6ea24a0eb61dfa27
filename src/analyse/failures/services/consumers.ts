/** A consumer of a queue dies: nothing balances calls to it; the broker notices and gives its share to the others. */
import { optionalSeconds } from '../../../catalogue/derive.ts'
import { consumerCrash } from '../../../catalogue/mechanisms/queues.ts'
import { silentClient } from '../../../catalogue/mechanisms/rabbitmq.ts'
import { stated } from '../../../catalogue/values.ts'
import type { Element, Queue } from '../../../language/vocabulary/index.ts'
import type { Phase } from '../../analysis.ts'
import type { Wired } from '../wiring.ts'
import type { Silence } from './dead.ts'

/**
 * Phases until the messages of dead consumers go to others; undefined for what consumes no queue of Kafka or RabbitMQ, or is
 * called by somebody as well.
 */
export function consumerPhases(topology: Wired, element: Element, silence: Silence): Phase[] | undefined {
  const queue = consumedBy(topology, element)
  if (!queue) return undefined
  const kafka = queue.kafka ?? {}
  if (queue.technology === 'rabbitmq') {
    // A process that dies closes its connection, and its messages return at once.
    if (silence === 'refuses') return []
    const path = `${queue.id}.rabbitmq.heartbeat`
    const { values, paths } = stated('rabbitmq', { heartbeat: [optionalSeconds(queue.rabbitmq?.heartbeat), path] })
    return silentClient(values, paths)
  }
  if (queue.technology !== 'kafka') return undefined
  const at = `${queue.id}.kafka`
  const { values, paths } = stated('kafka', {
    session_timeout: [optionalSeconds(kafka.sessionTimeout), `${at}.sessionTimeout`],
    heartbeat_interval: [optionalSeconds(kafka.heartbeatInterval), `${at}.heartbeatInterval`],
    group_session_timeout: [optionalSeconds(kafka.groupSessionTimeout), `${at}.groupSessionTimeout`],
    max_poll_interval: [optionalSeconds(kafka.maxPollInterval), `${at}.maxPollInterval`],
  })
  const protocol = kafka.groupProtocol === 'consumer' ? 'new' : kafka.staticMembership ? 'static' : 'classic'
  return consumerCrash(protocol, values, paths)
}

/** The queue whose messages an element works off: a relation from the queue to it, or a step of its own that consumes. */
export function consumedBy(topology: Wired, element: Element): Queue | undefined {
  const isQueue = (e: Element | undefined): e is Queue => e?.kind === 'queue' || e?.kind === 'topic'
  const callers = topology.callersOf(element.id).map((relation) => topology.elements.get(relation.from))
  const first = callers[0]
  if (callers.length > 0) return callers.every(isQueue) && isQueue(first) ? first : undefined
  const called = topology.callsOf(element.id).map((relation) => topology.elements.get(relation.to))
  const queue = called.find(isQueue)
  if (!queue) return undefined
  const consumes = topology.journeys.some((journey) =>
    journey.steps.some((s) => s.from === element.id && s.to === queue.id && s.operation === 'consume'),
  )
  return consumes ? queue : undefined
}
