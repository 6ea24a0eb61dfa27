import { technology } from '../../technology.ts'
import { redisKnobs } from './knobs.ts'

export const redis = technology('redis', 'Redis', '7.4-8.0', redisKnobs)
