import { technology } from '../../technology.ts'
import { gslbKnobs } from './knobs.ts'

export const gslb = technology('gslb', 'GSLB', '2023-2026', gslbKnobs)
