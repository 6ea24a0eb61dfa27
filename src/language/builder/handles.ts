/**
 * Typed handles: what a builder function returns and what options take where the document holds an id. The kind is part
 * of the type, so a database where a place is wanted is a compile error. A handle is only an id with a kind; it never
 * holds the options, so a model of thousands of elements costs the compiler nothing.
 */
import type { Text } from '../text.ts'
import type { ElementKind, Store } from '../vocabulary/elements.ts'
import type { PlaceKind } from '../vocabulary/places.ts'
import type { RelationOptions } from './relation-options.ts'

/** Mark of a handle; its value is the kind. Nobody else can make one. */
export const handleKind: unique symbol = Symbol('loadpath handle')

/** Something of the model that can be referred to. */
export interface Handle<K extends string = string> {
  readonly id: string
  readonly [handleKind]: K
}

/** A region, zone, data centre, cluster or node pool. */
export type PlaceHandle<K extends PlaceKind = PlaceKind> = Handle<K>

/** A region with its zones by their short names. */
export interface RegionHandle<Zone extends string = string> extends Handle<'region'> {
  /** The zone with that short name. */
  zone(name: Zone): PlaceHandle<'zone'>
  /** All zones in the order they were declared. */
  readonly zones: readonly PlaceHandle<'zone'>[]
}

/** A person, external system, container or component. */
export interface ElementHandle<K extends ElementKind = ElementKind> extends Handle<K> {
  /** This element uses `target`. Returns the relation, so that a variant can change or remove it. */
  uses(target: ElementHandle, options?: RelationOptions): RelationHandle
  uses(target: ElementHandle, title: Text, options?: RelationOptions): RelationHandle
}

/** A store of data: database, cache, session store, queue, topic, object store. */
export type StoreHandle = ElementHandle<Store['kind']>
export type LinkHandle = Handle<'link'>
export type RelationHandle = Handle<'relation'>
export type DeploymentHandle = Handle<'deployment'>
export type JourneyHandle = Handle<'journey'>
export type RequirementHandle = Handle<'requirement'>
export type ScenarioHandle = Handle<'scenario'>
export type MetricHandle = Handle<'metric'>
export type QueryHandle = Handle<'query'>
export type AssumptionHandle = Handle<'assumption'>
export type VariantHandle = Handle<'variant'>
export type StageHandle = Handle<'stage'>
export type ViewHandle = Handle<'view'>

/** The id of a handle, or undefined when `value` is not one. */
export function handleId(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && handleKind in value && 'id' in value
    ? String(value.id)
    : undefined
}
