import { fact } from '../../behaviour.ts'
import { documented, knobs, practice } from '../../knob.ts'
import { assumption, commonPractice, composition } from '../../sources.ts'
import { technology } from '../../technology.ts'

const owasp = 'OWASP/CheatSheetSeries JSON_Web_Token, REST_Security'

export const jwt = technology(
  'jwt',
  { ru: 'JWT и вход без состояния', en: 'JWT and stateless sign-in' },
  'OWASP 2026',
  knobs({
    revocation: documented(
      owasp,
      'choice',
      undefined,
      ['Отзыв токена', 'Revocation'],
      [
        'Сам по себе не предусмотрен: список отозванных по (iss, jti), список состояний токенов или короткий срок. Список по самому токену обходится.',
        'None built in: a denylist by (iss, jti), a token status list, or a short life. A denylist keyed by the raw token can be bypassed.',
      ],
      {
        choices: ['none', 'denylist', 'token status list', 'introspection'],
      },
    ),
    access_ttl: practice(
      commonPractice,
      's',
      { best: 300, typical: 600, worst: 900 },
      ['Срок токена доступа', 'Access token life'],
      ['5–15 минут с ротацией токена обновления.', '5-15 min with a rotated refresh token.'],
    ),
    clock_skew: practice(
      assumption,
      's',
      60,
      ['Расхождение часов', 'Clock skew'],
      ['Столько проверяющий прощает.', 'What the verifier forgives.'],
    ),
    denylist_propagation: practice(
      assumption,
      's',
      { best: 0.1, typical: 1, worst: 5 },
      ['Рассылка списка отозванных', 'Denylist propagation'],
      ['От отзыва до экземпляров.', 'From the revocation to the instances.'],
    ),
    denylist_cache: practice(
      assumption,
      's',
      10,
      ['Кэш списка отозванных', 'Denylist cache'],
      ['Столько экземпляр верит прежнему ответу.', 'An instance trusts its earlier answer this long.'],
    ),
    introspection_cache: practice(
      assumption,
      's',
      30,
      ['Кэш проверки токена', 'Introspection cache'],
      ['То же для проверки у сервера авторизации.', 'The same for introspection at the authorisation server.'],
    ),
    jwks_cache: practice(
      assumption,
      's',
      3600,
      ['Кэш открытых ключей', 'JWKS cache'],
      [
        'Столько проверка работает без сервера авторизации.',
        'Verification works this long without the authorisation server.',
      ],
    ),
  }),
  {
    facts: [
      fact(
        [composition, 'derived'],
        'formula',
        ['Доступность', 'Availability'],
        [
          'Проверка без состояния переживает отказ сервера авторизации на меньшее из кэша ключей и срока токена. Список отозванных — жёсткая зависимость: решите, пропускать или отказывать без него.',
          'Stateless verification survives the authorisation server for the smaller of key cache and token life. A denylist is a hard dependency: decide whether to let through or refuse without it.',
        ],
        'A = A_api × A_store',
      ),
      fact(
        [composition, 'derived'],
        'formula',
        ['Смена ключа', 'Key rotation'],
        [
          'Старый ключ публикуется ещё столько. Срочная смена завершает все сеансы сразу и даёт шторм входов: активные пользователи / срок.',
          'The old key stays published this long. An emergency rotation ends all sessions at once, with a storm of sign-ins: active users / life.',
        ],
        { ru: 'наибольший срок токена + кэш JWKS', en: 'max token life + JWKS cache' },
      ),
    ],
    rules: ['JWT'],
  },
  {
    revokedByList: {
      title: { ru: 'Кэш списка отозванных обновляется', en: 'The denylist cache is refreshed' },
      primitive: 'wait',
      period: 'denylist_cache',
    },
  },
)
