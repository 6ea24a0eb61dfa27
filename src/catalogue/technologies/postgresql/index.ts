import { technology } from '../../technology.ts'
import { postgresqlKnobs } from './knobs.ts'

export const postgresql = technology('postgresql', 'PostgreSQL', '15-17', postgresqlKnobs)
