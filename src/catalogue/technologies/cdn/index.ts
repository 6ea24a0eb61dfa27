import { classOf, fact, partition } from '../../behaviour.ts'
import { documented, knobs, practice } from '../../knob.ts'
import { arithmetic, assumption, definitions } from '../../sources.ts'
import { technology } from '../../technology.ts'

const rfc = 'RFC 9111'
const stale = 'RFC 5861'
const front = 'awsdocs/amazon-cloudfront-developer-guide@1c964d4'
const cf = 'developers.cloudflare.com/cache/how-to/configure-cache-status-code'
const edge = ['кэш на краю', 'edge cache'] as const

export const cdn = technology(
  'cdn',
  { ru: 'CDN и кэширование HTTP', en: 'CDN and HTTP caching' },
  'RFC 9111, RFC 5861; CloudFront 2023, Cloudflare',
  knobs({
    max_age: documented(
      rfc,
      's',
      undefined,
      ['Срок свежести', 'Freshness lifetime'],
      [
        'Задаёт источник; s-maxage главнее для общих кэшей, Expires — старший способ.',
        'Set by the origin; s-maxage wins for shared caches, Expires is the older way.',
      ],
      {
        parameter: 'Cache-Control: max-age, s-maxage',
      },
    ),
    heuristic_share: documented(
      rfc,
      'ratio',
      0.1,
      ['Доля возраста без явного срока', 'Heuristic share of the age'],
      [
        'Без срока кэш считает ответ свежим обычно десятую часть времени с последнего изменения.',
        'Without a lifetime a cache usually takes a tenth of the time since the last change.',
      ],
    ),
    stale_while_revalidate: documented(
      stale,
      's',
      0,
      ['Устаревшее на время обновления', 'Stale while revalidate'],
      [
        'Столько можно отдавать старый ответ, пока берётся новый.',
        'So long the old answer may be served while the new one is fetched.',
      ],
      {
        parameter: 'stale-while-revalidate',
      },
    ),
    stale_if_error: documented(
      stale,
      's',
      0,
      ['Устаревшее при ошибке', 'Stale if error'],
      [
        'Столько после конца свежести кэш может прикрывать отказавший источник.',
        'So long after freshness ends a cache may cover for a failed origin.',
      ],
      {
        parameter: 'stale-if-error',
      },
    ),
    must_revalidate: documented(
      `${rfc} 4.2.4, 5.2.2.2`,
      'flag',
      false,
      ['Запрет устаревшего', 'Stale forbidden'],
      [
        'must-revalidate, proxy-revalidate, no-cache и s-maxage запрещают устаревшее и снимают прикрытие источника; поведение своей CDN рядом с stale-if-error проверьте.',
        'must-revalidate, proxy-revalidate, no-cache and s-maxage forbid stale reuse and take the cover away; check what your CDN does beside stale-if-error.',
      ],
      {
        parameter: 'must-revalidate',
      },
    ),
    cloudfront_default_ttl: documented(
      `${front} Expiration.md`,
      's',
      86_400,
      ['TTL CloudFront по умолчанию', 'CloudFront default TTL'],
      ['Если источник срока не назвал.', 'When the origin names none.'],
    ),
    cloudfront_min_ttl: documented(
      `${front} Expiration.md`,
      's',
      0,
      ['Наименьший TTL CloudFront', 'CloudFront minimum TTL'],
      [
        'Больше нуля — пересиливает no-cache и отдаёт старое при отказе источника.',
        'Above zero it overrides no-cache and serves stale when the origin fails.',
      ],
    ),
    cloudfront_max_ttl: documented(
      'AWS CloudFront API, CachePolicyConfig, MaxTTL',
      's',
      31_536_000,
      ['Наибольший TTL CloudFront', 'CloudFront maximum TTL'],
      [
        'Действует, если срок назвал источник: дольше ответ не хранится.',
        'Applies when the origin names a lifetime: an answer is kept no longer.',
      ],
    ),
    cloudfront_error_ttl: documented(
      `${front} GeneratingCustomErrorResponses.md`,
      's',
      10,
      ['Кэширование ошибок CloudFront', 'CloudFront error caching'],
      [
        'Столько ошибка живёт и после возвращения источника.',
        'An error lives this long even after the origin is back.',
      ],
    ),
    cloudfront_attempts: documented(
      `${front} high_availability_origin_failover.md`,
      'count',
      3,
      ['Попыток подключения CloudFront', 'CloudFront connection attempts'],
      ['Затем — запасной источник группы.', 'Then the secondary origin of the group.'],
    ),
    cloudfront_connect_timeout: documented(
      `${front} high_availability_origin_failover.md`,
      's',
      10,
      ['Тайм-аут подключения CloudFront', 'CloudFront connect time-out'],
      [
        'На попытку: переход к запасному источнику — до 30 с на запрос.',
        'Per attempt: moving to the secondary origin takes up to 30 s per request.',
      ],
    ),
    cloudflare_ttl_ok: documented(
      cf,
      's',
      7200,
      ['TTL Cloudflare для 200, 206, 301', 'Cloudflare TTL for 200, 206, 301'],
      ['Только для расширений, кэшируемых по умолчанию.', 'Only for extensions cached by default.'],
    ),
    cloudflare_ttl_redirect: documented(
      cf,
      's',
      1200,
      ['TTL Cloudflare для 302, 303', 'Cloudflare TTL for 302, 303'],
      ['Если источник срока не назвал.', 'When the origin names none.'],
    ),
    cloudflare_ttl_missing: documented(
      cf,
      's',
      180,
      ['TTL Cloudflare для 404, 410', 'Cloudflare TTL for 404, 410'],
      ['Если источник срока не назвал.', 'When the origin names none.'],
    ),
    purge: practice(
      assumption,
      's',
      { best: 1, typical: 5, worst: 60 },
      ['Очистка кэша', 'Purge'],
      [
        'От вызова до последнего края; вызов может и не дойти, поэтому для правильности нужны адреса с версией.',
        'From the call to the last edge; it may also fail, so correctness needs versioned addresses.',
      ],
    ),
  }),
  {
    partitions: [
      partition([definitions, 'derived'], ['источник недостижим', 'origin unreachable'], edge, 'stale', 'no', [
        'Отдаёт сохранённое до конца свежести и ещё stale-if-error; затем ошибка.',
        'Serves what it holds until freshness ends and for stale-if-error more; then an error.',
      ]),
    ],
    classes: [
      classOf([definitions, 'derived'], ['чтение', 'read'], edge, 'AP', 'PA/EL', [
        'Согласовано в конечном счёте в пределах TTL; разные края могут показать новое, а потом старое.',
        'Eventually consistent within the TTL; different edges may show the new and then the old.',
      ]),
    ],
    facts: [
      fact(
        [rfc, 'derived'],
        'formula',
        ['Худшее устаревание', 'Worst staleness'],
        [
          'По всем уровням кэша, если заголовок Age не учитывается.',
          'Over all tiers of caches unless the Age header is honoured.',
        ],
        'sum(max-age + stale-while-revalidate)',
      ),
      fact(
        [stale, 'derived'],
        'formula',
        ['Доступность при отказе источника', 'Availability while the origin is down'],
        ['h — доля обращений к ещё хранимым ключам.', 'h is the share of requests for keys still held.'],
        '1 - (1 - A_origin)(1 - h)',
      ),
      fact(
        [arithmetic, 'derived'],
        'formula',
        ['Нагрузка на источник', 'Load of the origin'],
        [
          'С пустым кэшем источник получает всё: нужны щит и объединение запросов. Проверка по ETag бережёт байты, но не запросы.',
          'With a cold cache the origin gets everything: use a shield and request coalescing. ETag revalidation saves bytes, not requests.',
        ],
        { ru: 'rps × (1 - доля попаданий)', en: 'rps × (1 - hit ratio)' },
      ),
    ],
    rules: ['CDN'],
  },
  {
    errorCached: {
      title: { ru: 'Сохранённая ошибка истекает', en: 'A cached error expires' },
      primitive: 'wait',
      period: 'cloudfront_error_ttl',
    },
    purged: { title: { ru: 'Очистка кэша', en: 'Purge' }, primitive: 'time', time: 'purge' },
  },
)
