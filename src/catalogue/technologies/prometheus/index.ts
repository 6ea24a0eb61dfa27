import { technology } from '../../technology.ts'
import { prometheusKnobs } from './knobs.ts'

export const prometheus = technology('prometheus', 'Prometheus', '3.14 / Alertmanager 0.34', prometheusKnobs)
