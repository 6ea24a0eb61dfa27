import { technology } from '../../technology.ts'
import { pgbouncerKnobs } from './knobs.ts'

export const pgbouncer = technology('pgbouncer', 'PgBouncer', '1.25', pgbouncerKnobs)
