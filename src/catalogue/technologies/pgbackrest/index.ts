import { technology } from '../../technology.ts'
import { pgbackrestKnobs } from './knobs.ts'

export const pgbackrest = technology('pgbackrest', 'pgBackRest', '2.59', pgbackrestKnobs)
