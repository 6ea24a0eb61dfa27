import { documented, knobs, practice } from '../../knob.ts'

const rds = 'aws.amazon.com/rds/sla (2024-01-22)'
const rdsGuide = 'awsdocs/amazon-rds-user-guide@f2e9ed3'
const aurora = 'awsdocs/amazon-aurora-user-guide@7a931b4'
const table = 'cloudonaut.io (2019)'
const gcp = 'cloud.google.com/compute/sla'
const azure = 'dev-toolbox.tech; Azure SLA v1.2 (2016)'

/** Refund thresholds and measured behaviour of providers: assumptions to override, never predictions. */
export const slaKnobs = knobs({
  ec2_region: documented(
    'aws.amazon.com/compute/sla (2022-05-05)',
    'ratio',
    0.9999,
    ['AWS EC2, регион', 'AWS EC2, region'],
    ['Когда недоступны все экземпляры в двух зонах или больше.', 'When all instances in two zones or more are away.'],
  ),
  ec2_instance: documented(
    'aws.amazon.com/compute/sla (2022-05-05)',
    'ratio',
    0.995,
    ['AWS EC2, экземпляр', 'AWS EC2, instance'],
    ['Каждый по отдельности.', 'Each on its own.'],
  ),
  rds_multi_az: documented(
    rds,
    'ratio',
    0.9995,
    ['AWS RDS Multi-AZ', 'AWS RDS Multi-AZ'],
    ['Экземпляр и кластер.', 'Instance and cluster.'],
  ),
  rds_single: documented(
    rds,
    'ratio',
    0.995,
    ['AWS RDS, один экземпляр', 'AWS RDS, single instance'],
    ['Без реплики.', 'Without a standby.'],
  ),
  rds_failover: documented(
    `${rdsGuide} Concepts.MultiAZSingleStandby.md`,
    's',
    { best: 60, typical: 90, worst: 120 },
    ['Переключение RDS Multi-AZ', 'RDS Multi-AZ failover'],
    ['Обычное поведение, не обещание.', 'Usual behaviour, no promise.'],
  ),
  rds_cluster_failover: documented(
    `${rdsGuide} multi-az-db-clusters-concepts.md`,
    's',
    35,
    ['Переключение кластера RDS', 'RDS cluster failover'],
    ['Обычно быстрее.', 'Usually faster.'],
  ),
  rds_pitr: documented(
    `${rdsGuide} USER_PIT.md`,
    's',
    300,
    ['Шаг восстановления RDS', 'RDS point-in-time granularity'],
    [
      'Журнал выгружается раз в пять минут; у кластера — непрерывно.',
      'Logs are uploaded every five minutes; for a cluster continuously.',
    ],
  ),
  aurora_promotion: documented(
    `${aurora} Concepts.AuroraHighAvailability.md`,
    's',
    { best: 15, typical: 30, worst: 60 },
    ['Повышение реплики Aurora', 'Aurora replica promotion'],
    [
      'Меньше минуты, часто меньше 30 с; шесть копий хранения.',
      'Under a minute, often under 30 s; six storage copies.',
    ],
  ),
  aurora_alone: documented(
    `${aurora} Concepts.AuroraHighAvailability.md`,
    's',
    600,
    ['Aurora без реплики', 'Aurora without a replica'],
    ['До десяти минут.', 'Up to ten minutes.'],
  ),
  aurora_global: documented(
    `${aurora} aurora-global-database-disaster-recovery.md`,
    'choice',
    undefined,
    ['Aurora Global Database', 'Aurora Global Database'],
    [
      'RPO — секунды, RTO — минуты; rds.global_db_rpo может остановить фиксации ради RPO.',
      'RPO of seconds, RTO of minutes; rds.global_db_rpo can block commits for the sake of the RPO.',
    ],
  ),
  elb: documented(
    'aws.amazon.com/elasticloadbalancing/sla (2019)',
    'ratio',
    0.9999,
    ['AWS ELB', 'AWS ELB'],
    ['ALB и NLB.', 'ALB and NLB.'],
  ),
  route53: documented(
    table,
    'ratio',
    1,
    ['AWS Route 53', 'AWS Route 53'],
    ['Ответы на запросы имён.', 'Answers to name queries.'],
  ),
  cloudfront: documented(table, 'ratio', 0.999, ['AWS CloudFront', 'AWS CloudFront'], ['Раздача.', 'Delivery.']),
  dynamodb: documented(
    table,
    'ratio',
    0.9999,
    ['AWS DynamoDB', 'AWS DynamoDB'],
    ['Глобальные таблицы — 99,999 %.', 'Global tables: 99.999 %.'],
  ),
  s3: documented(
    'aws.amazon.com/s3/sla',
    'ratio',
    0.999,
    ['AWS S3 Standard', 'AWS S3 Standard'],
    ['Проектная доступность — 99,99 %.', 'Designed for 99.99 %.'],
  ),
  ebs_annual_loss: practice(
    'Amazon EBS features (0.1-0.2 %); aws/agent-toolkit-for-aws ebs-optimization.md (io1, io2)',
    'ratio',
    { best: 0.001, typical: 0.0015, worst: 0.002 },
    ['Потеря тома EBS за год', 'Yearly loss of an EBS volume'],
    ['gp, st, sc, io1; у io2 — 0,001 %.', 'gp, st, sc, io1; io2 0.001 %.'],
  ),
  gcp_multi_zone: documented(
    gcp,
    'ratio',
    0.9999,
    ['GCP, несколько зон', 'GCP, multi-zone'],
    ['И балансировщик уровня Premium; Standard — 99,9 %.', 'And the Premium tier balancer; Standard tier 99.9 %.'],
  ),
  gcp_instance: documented(
    gcp,
    'ratio',
    0.999,
    ['GCP, экземпляр', 'GCP, instance'],
    ['С большой памятью — 99,95 %.', 'Memory-optimised: 99.95 %.'],
    { earlier: [{ versions: '2020-2021', default: 0.995 }] },
  ),
  azure_zones: documented(
    azure,
    'ratio',
    0.9999,
    ['Azure VM, две зоны и больше', 'Azure VM, two zones or more'],
    ['Группа доступности — 99,95 %.', 'Availability set: 99.95 %.'],
  ),
  azure_instance: documented(
    azure,
    'ratio',
    0.999,
    ['Azure VM с дисками Premium', 'Azure VM with Premium disks'],
    ['С обычными дисками — 95 %.', 'With standard hard disks: 95 %.'],
  ),
  azure_load_balancer: practice(
    'Azure SLA',
    'ratio',
    0.9999,
    ['Балансировщик Azure', 'Azure load balancer'],
    ['Первоисточник не прочитан.', 'The primary source was not read.'],
  ),
  azure_sql: practice(
    'Azure SLA',
    'ratio',
    0.99995,
    ['Azure SQL, избыточность по зонам', 'Azure SQL, zone-redundant'],
    ['Первоисточник не прочитан.', 'The primary source was not read.'],
  ),
  managed_kubernetes: practice(
    'EKS, GKE, AKS SLA',
    'ratio',
    0.9995,
    ['Управляемый Kubernetes', 'Managed Kubernetes'],
    ['Плоскость управления; первоисточник не прочитан.', 'Control plane; the primary source was not read.'],
  ),
  cloudflare: practice(
    'Cloudflare SLA',
    'ratio',
    1,
    ['Cloudflare', 'Cloudflare'],
    [
      'Тарифы Business и Enterprise; первоисточник не прочитан.',
      'Business and Enterprise; the primary source was not read.',
    ],
  ),
})
