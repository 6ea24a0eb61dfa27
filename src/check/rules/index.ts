/** All lint rules, in the order of their ids. A test holds this list, the files, the tests and the pages together. */
import type { Rule } from '../rule.ts'
import { rule as cap03 } from './CAP-03.ts'
import { rule as cap04 } from './CAP-04.ts'
import { rule as cap05 } from './CAP-05.ts'
import { rule as cdn01 } from './CDN-01.ts'
import { rule as cdn02 } from './CDN-02.ts'
import { rule as cdn04 } from './CDN-04.ts'
import { rule as cdn05 } from './CDN-05.ts'
import { rule as cdn06 } from './CDN-06.ts'
import { rule as cdn07 } from './CDN-07.ts'
import { rule as cdn08 } from './CDN-08.ts'
import { rule as cit01 } from './CIT-01.ts'
import { rule as cit02 } from './CIT-02.ts'
import { rule as cit03 } from './CIT-03.ts'
import { rule as cit04 } from './CIT-04.ts'
import { rule as cit05 } from './CIT-05.ts'
import { rule as cit06 } from './CIT-06.ts'
import { rule as cit07 } from './CIT-07.ts'
import { rule as cit08 } from './CIT-08.ts'
import { rule as cit10 } from './CIT-10.ts'
import { rule as cit11 } from './CIT-11.ts'
import { rule as dns01 } from './DNS-01.ts'
import { rule as dns02 } from './DNS-02.ts'
import { rule as dns03 } from './DNS-03.ts'
import { rule as dns04 } from './DNS-04.ts'
import { rule as dns05 } from './DNS-05.ts'
import { rule as dns06 } from './DNS-06.ts'
import { rule as elk01 } from './ELK-01.ts'
import { rule as elk02 } from './ELK-02.ts'
import { rule as elk03 } from './ELK-03.ts'
import { rule as elk04 } from './ELK-04.ts'
import { rule as elk05 } from './ELK-05.ts'
import { rule as elk06 } from './ELK-06.ts'
import { rule as elk07 } from './ELK-07.ts'
import { rule as elk08 } from './ELK-08.ts'
import { rule as etcd01 } from './ETCD-01.ts'
import { rule as etcd02 } from './ETCD-02.ts'
import { rule as etcd03 } from './ETCD-03.ts'
import { rule as etcd04 } from './ETCD-04.ts'
import { rule as evt01 } from './EVT-01.ts'
import { rule as evt02 } from './EVT-02.ts'
import { rule as evt03 } from './EVT-03.ts'
import { rule as evt04 } from './EVT-04.ts'
import { rule as evt07 } from './EVT-07.ts'
import { rule as evt08 } from './EVT-08.ts'
import { rule as evt09 } from './EVT-09.ts'
import { rule as gen01 } from './GEN-01.ts'
import { rule as gen02 } from './GEN-02.ts'
import { rule as gen03 } from './GEN-03.ts'
import { rule as gen04 } from './GEN-04.ts'
import { rule as gen05 } from './GEN-05.ts'
import { rule as gen06 } from './GEN-06.ts'
import { rule as gen08 } from './GEN-08.ts'
import { rule as gen09 } from './GEN-09.ts'
import { rule as gen10 } from './GEN-10.ts'
import { rule as gen11 } from './GEN-11.ts'
import { rule as gen12 } from './GEN-12.ts'
import { rule as gen13 } from './GEN-13.ts'
import { rule as gen14 } from './GEN-14.ts'
import { rule as gen15 } from './GEN-15.ts'
import { rule as gen16 } from './GEN-16.ts'
import { rule as gen17 } from './GEN-17.ts'
import { rule as gen18 } from './GEN-18.ts'
import { rule as gen19 } from './GEN-19.ts'
import { rule as gen20 } from './GEN-20.ts'
import { rule as gen21 } from './GEN-21.ts'
import { rule as gen22 } from './GEN-22.ts'
import { rule as gen23 } from './GEN-23.ts'
import { rule as gen24 } from './GEN-24.ts'
import { rule as gen25 } from './GEN-25.ts'
import { rule as gen26 } from './GEN-26.ts'
import { rule as gen27 } from './GEN-27.ts'
import { rule as gen28 } from './GEN-28.ts'
import { rule as gen29 } from './GEN-29.ts'
import { rule as gen30 } from './GEN-30.ts'
import { rule as gen31 } from './GEN-31.ts'
import { rule as gen32 } from './GEN-32.ts'
import { rule as gen33 } from './GEN-33.ts'
import { rule as gen34 } from './GEN-34.ts'
import { rule as gen35 } from './GEN-35.ts'
import { rule as hap01 } from './HAP-01.ts'
import { rule as hap02 } from './HAP-02.ts'
import { rule as hap03 } from './HAP-03.ts'
import { rule as hap04 } from './HAP-04.ts'
import { rule as hap05 } from './HAP-05.ts'
import { rule as hap06 } from './HAP-06.ts'
import { rule as hap07 } from './HAP-07.ts'
import { rule as jwt01 } from './JWT-01.ts'
import { rule as jwt02 } from './JWT-02.ts'
import { rule as jwt03 } from './JWT-03.ts'
import { rule as jwt04 } from './JWT-04.ts'
import { rule as jwt05 } from './JWT-05.ts'
import { rule as jwt06 } from './JWT-06.ts'
import { rule as jwt07 } from './JWT-07.ts'
import { rule as k8s01 } from './K8S-01.ts'
import { rule as k8s02 } from './K8S-02.ts'
import { rule as k8s03 } from './K8S-03.ts'
import { rule as k8s04 } from './K8S-04.ts'
import { rule as k8s05 } from './K8S-05.ts'
import { rule as k8s06 } from './K8S-06.ts'
import { rule as k8s07 } from './K8S-07.ts'
import { rule as k8s08 } from './K8S-08.ts'
import { rule as k8s09 } from './K8S-09.ts'
import { rule as k8s10 } from './K8S-10.ts'
import { rule as k8s11 } from './K8S-11.ts'
import { rule as k8s13 } from './K8S-13.ts'
import { rule as k8s14 } from './K8S-14.ts'
import { rule as k8s15 } from './K8S-15.ts'
import { rule as k8s16 } from './K8S-16.ts'
import { rule as k8s18 } from './K8S-18.ts'
import { rule as k8s19 } from './K8S-19.ts'
import { rule as kaf01 } from './KAF-01.ts'
import { rule as kaf02 } from './KAF-02.ts'
import { rule as kaf03 } from './KAF-03.ts'
import { rule as kaf04 } from './KAF-04.ts'
import { rule as kaf05 } from './KAF-05.ts'
import { rule as kaf06 } from './KAF-06.ts'
import { rule as kaf07 } from './KAF-07.ts'
import { rule as kaf08 } from './KAF-08.ts'
import { rule as kaf09 } from './KAF-09.ts'
import { rule as kaf11 } from './KAF-11.ts'
import { rule as kaf12 } from './KAF-12.ts'
import { rule as kaf13 } from './KAF-13.ts'
import { rule as net01 } from './NET-01.ts'
import { rule as net02 } from './NET-02.ts'
import { rule as net03 } from './NET-03.ts'
import { rule as net04 } from './NET-04.ts'
import { rule as net05 } from './NET-05.ts'
import { rule as ngx01 } from './NGX-01.ts'
import { rule as ngx02 } from './NGX-02.ts'
import { rule as ngx03 } from './NGX-03.ts'
import { rule as ngx04 } from './NGX-04.ts'
import { rule as ngx05 } from './NGX-05.ts'
import { rule as ngx06 } from './NGX-06.ts'
import { rule as otl01 } from './OTL-01.ts'
import { rule as otl02 } from './OTL-02.ts'
import { rule as otl04 } from './OTL-04.ts'
import { rule as otl05 } from './OTL-05.ts'
import { rule as pat01 } from './PAT-01.ts'
import { rule as pat02 } from './PAT-02.ts'
import { rule as pat03 } from './PAT-03.ts'
import { rule as pat04 } from './PAT-04.ts'
import { rule as pat05 } from './PAT-05.ts'
import { rule as pat06 } from './PAT-06.ts'
import { rule as pat08 } from './PAT-08.ts'
import { rule as pat09 } from './PAT-09.ts'
import { rule as pat10 } from './PAT-10.ts'
import { rule as pat11 } from './PAT-11.ts'
import { rule as pat12 } from './PAT-12.ts'
import { rule as pat13 } from './PAT-13.ts'
import { rule as pat14 } from './PAT-14.ts'
import { rule as pat15 } from './PAT-15.ts'
import { rule as pat16 } from './PAT-16.ts'
import { rule as pat17 } from './PAT-17.ts'
import { rule as pbr01 } from './PBR-01.ts'
import { rule as pbr02 } from './PBR-02.ts'
import { rule as pbr03 } from './PBR-03.ts'
import { rule as pbr04 } from './PBR-04.ts'
import { rule as pbr05 } from './PBR-05.ts'
import { rule as pbr06 } from './PBR-06.ts'
import { rule as pbr07 } from './PBR-07.ts'
import { rule as pbr08 } from './PBR-08.ts'
import { rule as pbr09 } from './PBR-09.ts'
import { rule as pbr10 } from './PBR-10.ts'
import { rule as pbr11 } from './PBR-11.ts'
import { rule as pg01 } from './PG-01.ts'
import { rule as pg02 } from './PG-02.ts'
import { rule as pg03 } from './PG-03.ts'
import { rule as pg04 } from './PG-04.ts'
import { rule as pg05 } from './PG-05.ts'
import { rule as pg06 } from './PG-06.ts'
import { rule as pg07 } from './PG-07.ts'
import { rule as pg08 } from './PG-08.ts'
import { rule as pg09 } from './PG-09.ts'
import { rule as pg10 } from './PG-10.ts'
import { rule as pg11 } from './PG-11.ts'
import { rule as pg12 } from './PG-12.ts'
import { rule as pg13 } from './PG-13.ts'
import { rule as pgb01 } from './PGB-01.ts'
import { rule as pgb02 } from './PGB-02.ts'
import { rule as pgb03 } from './PGB-03.ts'
import { rule as pgb04 } from './PGB-04.ts'
import { rule as pgb05 } from './PGB-05.ts'
import { rule as pgb06 } from './PGB-06.ts'
import { rule as prm01 } from './PRM-01.ts'
import { rule as prm02 } from './PRM-02.ts'
import { rule as prm03 } from './PRM-03.ts'
import { rule as prm04 } from './PRM-04.ts'
import { rule as prm05 } from './PRM-05.ts'
import { rule as prm06 } from './PRM-06.ts'
import { rule as prm07 } from './PRM-07.ts'
import { rule as prm08 } from './PRM-08.ts'
import { rule as prm09 } from './PRM-09.ts'
import { rule as qry01 } from './QRY-01.ts'
import { rule as qry02 } from './QRY-02.ts'
import { rule as qry03 } from './QRY-03.ts'
import { rule as red01 } from './RED-01.ts'
import { rule as red02 } from './RED-02.ts'
import { rule as red03 } from './RED-03.ts'
import { rule as red04 } from './RED-04.ts'
import { rule as red05 } from './RED-05.ts'
import { rule as red06 } from './RED-06.ts'
import { rule as red07 } from './RED-07.ts'
import { rule as red08 } from './RED-08.ts'
import { rule as red09 } from './RED-09.ts'
import { rule as red10 } from './RED-10.ts'
import { rule as red11 } from './RED-11.ts'
import { rule as red12 } from './RED-12.ts'
import { rule as red13 } from './RED-13.ts'
import { rule as rmq01 } from './RMQ-01.ts'
import { rule as rmq02 } from './RMQ-02.ts'
import { rule as rmq03 } from './RMQ-03.ts'
import { rule as rmq04 } from './RMQ-04.ts'
import { rule as rmq05 } from './RMQ-05.ts'
import { rule as rmq06 } from './RMQ-06.ts'
import { rule as rmq07 } from './RMQ-07.ts'
import { rule as rmq08 } from './RMQ-08.ts'
import { rule as rmq09 } from './RMQ-09.ts'
import { rule as rmq10 } from './RMQ-10.ts'
import { rule as s301 } from './S3-01.ts'
import { rule as s302 } from './S3-02.ts'
import { rule as s303 } from './S3-03.ts'
import { rule as s304 } from './S3-04.ts'
import { rule as s305 } from './S3-05.ts'
import { rule as sla01 } from './SLA-01.ts'
import { rule as sla02 } from './SLA-02.ts'
import { rule as sla03 } from './SLA-03.ts'

export const rules: readonly Rule[] = [
  cap03,
  cap04,
  cap05,
  cdn01,
  cdn02,
  cdn04,
  cdn05,
  cdn06,
  cdn07,
  cdn08,
  cit01,
  cit02,
  cit03,
  cit04,
  cit05,
  cit06,
  cit07,
  cit08,
  cit10,
  cit11,
  dns01,
  dns02,
  dns03,
  dns04,
  dns05,
  dns06,
  elk01,
  elk02,
  elk03,
  elk04,
  elk05,
  elk06,
  elk07,
  elk08,
  etcd01,
  etcd02,
  etcd03,
  etcd04,
  evt01,
  evt02,
  evt03,
  evt04,
  evt07,
  evt08,
  evt09,
  gen01,
  gen02,
  gen03,
  gen04,
  gen05,
  gen06,
  gen08,
  gen09,
  gen10,
  gen11,
  gen12,
  gen13,
  gen14,
  gen15,
  gen16,
  gen17,
  gen18,
  gen19,
  gen20,
  gen21,
  gen22,
  gen23,
  gen24,
  gen25,
  gen26,
  gen27,
  gen28,
  gen29,
  gen30,
  gen31,
  gen32,
  gen33,
  gen34,
  gen35,
  hap01,
  hap02,
  hap03,
  hap04,
  hap05,
  hap06,
  hap07,
  jwt01,
  jwt02,
  jwt03,
  jwt04,
  jwt05,
  jwt06,
  jwt07,
  k8s01,
  k8s02,
  k8s03,
  k8s04,
  k8s05,
  k8s06,
  k8s07,
  k8s08,
  k8s09,
  k8s10,
  k8s11,
  k8s13,
  k8s14,
  k8s15,
  k8s16,
  k8s18,
  k8s19,
  kaf01,
  kaf02,
  kaf03,
  kaf04,
  kaf05,
  kaf06,
  kaf07,
  kaf08,
  kaf09,
  kaf11,
  kaf12,
  kaf13,
  net01,
  net02,
  net03,
  net04,
  net05,
  ngx01,
  ngx02,
  ngx03,
  ngx04,
  ngx05,
  ngx06,
  otl01,
  otl02,
  otl04,
  otl05,
  pat01,
  pat02,
  pat03,
  pat04,
  pat05,
  pat06,
  pat08,
  pat09,
  pat10,
  pat11,
  pat12,
  pat13,
  pat14,
  pat15,
  pat16,
  pat17,
  pbr01,
  pbr02,
  pbr03,
  pbr04,
  pbr05,
  pbr06,
  pbr07,
  pbr08,
  pbr09,
  pbr10,
  pbr11,
  pg01,
  pg02,
  pg03,
  pg04,
  pg05,
  pg06,
  pg07,
  pg08,
  pg09,
  pg10,
  pg11,
  pg12,
  pg13,
  pgb01,
  pgb02,
  pgb03,
  pgb04,
  pgb05,
  pgb06,
  prm01,
  prm02,
  prm03,
  prm04,
  prm05,
  prm06,
  prm07,
  prm08,
  prm09,
  qry01,
  qry02,
  qry03,
  red01,
  red02,
  red03,
  red04,
  red05,
  red06,
  red07,
  red08,
  red09,
  red10,
  red11,
  red12,
  red13,
  rmq01,
  rmq02,
  rmq03,
  rmq04,
  rmq05,
  rmq06,
  rmq07,
  rmq08,
  rmq09,
  rmq10,
  s301,
  s302,
  s303,
  s304,
  s305,
  sla01,
  sla02,
  sla03,
]
