import type { Text } from '../text.ts'
import type { Duration, Ratio, Throughput } from '../units.ts'
import type { Described, Failure, Id } from './common.ts'

/** Failure domains from the largest to the smallest. */
export type PlaceKind = 'region' | 'zone' | 'dataCentre' | 'cluster' | 'nodePool'

/** A failure domain. An outage of a place takes down everything in it. */
export interface Place extends Described {
  kind: PlaceKind
  /** The place that contains this one. */
  in?: Id
  /** Outages of the whole place (not of single hosts). */
  outage?: Failure
  /** Kubernetes cluster only: places of its control-plane nodes, one per node. */
  controlPlane?: Id[]
  /** Failure of one host (server, node) of this place; inherited by the places inside. */
  host?: Failure
  /**
   * Share of the host failures that hits all hosts of this place at once (one batch, one firmware, one image): the beta factor
   * of IEC 61508, usually 1-10 %. It goes with the `host` of the same place. Default 0%: hosts fail independently.
   */
  hostCommonCause?: Ratio
  /**
   * Share of the host failures that destroy the data on the host's disks; the others (reboots, power, software) leave them. It
   * goes with the `host` of the same place. Default: as many failures as disks fail, 1.57 % a year (Backblaze 2024), at most all.
   */
  hostDataLoss?: Ratio
  /**
   * Hosts (nodes) of this place. When all are lost at once, Kubernetes gives them up one after another (node-eviction-rate).
   * @asType integer
   * @minimum 1
   */
  hosts?: number
}

/** A network link between two places. Without one, places of one region are taken to be connected at 1 ms. */
export interface Link {
  /** Default: `a--b`. */
  id: Id
  between: [Id, Id]
  roundTrip: Duration
  bandwidth?: Throughput
  outage?: Failure
  title?: Text
}
