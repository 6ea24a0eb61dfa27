import { classOf, fact, partition } from '../../behaviour.ts'
import { arithmetic, definitions } from '../../sources.ts'
import { technology } from '../../technology.ts'
import { gslbKnobs } from './knobs.ts'
import { gslbMoreKnobs } from './more.ts'

const failOpen = 'docs.aws.amazon.com/global-accelerator about-endpoints-endpoint-weights.unhealthy-endpoints'

export const gslb = technology(
  'gslb',
  { ru: 'GSLB, DNS и балансировщики облаков', en: 'GSLB, DNS and cloud balancers' },
  '2023-2026',
  { ...gslbKnobs, ...gslbMoreKnobs },
  {
    partitions: [
      partition(
        [definitions, 'derived'],
        ['DNS', 'DNS'],
        ['каждая точка наблюдения', 'each vantage point'],
        'served',
        'possible',
        [
          'Каждая решает по-своему, и пока живёт TTL, часть клиентов идёт на одну площадку, часть на другую. Для лидера с состоянием это два ведущих, если данные не ограждены сами.',
          'Each decides on its own, and while the TTL lives some clients go to one site and some to the other. For a stateful primary that is split brain unless the data tier fences itself.',
        ],
      ),
      partition(
        [failOpen, 'documented'],
        ['все цели больны', 'every target unhealthy'],
        ['Global Accelerator, ALB', 'Global Accelerator, ALB'],
        'served',
        'no',
        [
          'Отправляет запросы в больные цели, а не отказывает: проверка общей зависимости не выключит все регионы разом.',
          'Sends requests to unhealthy targets rather than refusing: a check of a shared dependency does not switch off all regions at once.',
        ],
      ),
    ],
    classes: [
      classOf(
        [definitions, 'derived'],
        ['разрешение имени', 'name resolution'],
        ['DNS с кэшами', 'DNS with caches'],
        'AP',
        'PA/EL',
        [
          'В конечном счёте согласовано: ограждением служить не может.',
          'Eventually consistent: never a means of fencing.',
        ],
      ),
    ],
    facts: [
      fact(
        [arithmetic, 'derived'],
        'formula',
        ['Переключение по DNS', 'Failover by DNS'],
        [
          'TTL у каждого резолвера истекает в свой момент; в цепочке CNAME действует наибольший.',
          'The TTL ends at its own moment in every resolver; along a CNAME chain the greatest counts.',
        ],
        {
          ru: 'D1(период, неудач, тайм-аут) + публикация + (0..TTL) + кэш клиента',
          en: 'D1(interval, failures, time-out) + publish + (0..TTL) + client cache',
        },
      ),
      fact(
        [arithmetic, 'derived'],
        'limit',
        ['Запас на потерю площадки', 'Headroom for a lost site'],
        [
          'Каждая из N площадок должна быть загружена не больше чем на (N − 1)/N.',
          'Each of N sites may be used up to (N - 1)/N.',
        ],
        { ru: 'загрузка <= (N - 1) / N', en: 'utilisation <= (N - 1) / N' },
      ),
      fact(
        ['docs.aws.amazon.com/global-accelerator', 'practice'],
        'behaviour',
        ['Установленные соединения', 'Established connections'],
        [
          'Global Accelerator переводит только новые соединения, без участия DNS.',
          'Global Accelerator moves new connections only, with no part of DNS.',
        ],
      ),
    ],
    rules: ['DNS'],
  },
  {
    route53: {
      title: { ru: 'Route 53 исключает цель', en: 'Route 53 takes a target out' },
      primitive: 'D1',
      interval: 'interval',
      threshold: 'failures',
      check: 'route53_timeout',
    },
    accelerator: {
      title: { ru: 'Global Accelerator исключает цель', en: 'Global Accelerator takes a target out' },
      primitive: 'D1',
      interval: 'accelerator_interval',
      threshold: 'accelerator_failures',
      check: 'accelerator_timeout',
    },
    alb: {
      title: { ru: 'ALB исключает цель', en: 'ALB takes a target out' },
      primitive: 'D1',
      interval: 'alb_interval',
      threshold: 'alb_failures',
      check: 'alb_timeout',
    },
    albReturn: {
      title: { ru: 'ALB возвращает цель', en: 'ALB takes a target in again' },
      primitive: 'rise',
      interval: 'alb_interval',
      threshold: 'alb_healthy',
    },
    ttl: { title: { ru: 'Истекает TTL записи', en: 'The record expires' }, primitive: 'wait', period: 'ttl' },
  },
)
