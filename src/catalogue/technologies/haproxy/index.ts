import { technology } from '../../technology.ts'
import { haproxyKnobs } from './knobs.ts'

export const haproxy = technology('haproxy', 'HAProxy', '1.x-3.5', haproxyKnobs)
