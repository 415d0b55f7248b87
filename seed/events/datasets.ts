import type { Dataset } from './openlineage.ts'

const at =
  (namespace: string) =>
  (name: string): Dataset => ({ namespace, name })

const topic = at('kafka://kafka.loomwear.internal:9092')
const lake = at('s3://loomwear-lakehouse')
const delta = at('s3://data-products')
const snowflake = at('snowflake://loomwear-eu1')
const bigquery = at('bigquery')
const identityDb = at('postgres://identity-db.loomwear.internal:5432')

/** How Athena and Trino's Glue connector call a table of the lakehouse; the symlinks of `static-events.ts` say it is the same. */
export const glue = at('arn:aws:glue:eu-central-1:123456789012')

/** Datasets that ports of the demo claim, under the names the tools report. */
export const ORDER_EVENTS = topic('prod.orders.order-events.v1')
export const RETURN_REQUESTS = topic('prod.orders.return-requests.v1')
export const ORDER_HOLDS = topic('prod.orders.order-holds.v1')
export const ORDER_FILES = delta('sales/processed_orders')
export const ORDERS_TABLE = lake('orders/processed_orders')
export const ORDER_LINES = lake('orders/order_lines')
export const RETURNS = lake('orders/returns')
export const ORDER_FACTS_VIEW = at('trino://trino.loomwear.internal:8443')('lake.orders.order_facts_public')
export const ABANDONED_CARTS = delta('orders/abandoned_carts')

export const PROFILE = delta('customer/profile/v2.1')
export const CONSENTS = topic('prod.customers.consents.v1')
export const BEHAVIOUR = topic('prod.customer.domain.behavioral-events')
export const SESSIONS = lake('customers/sessions')
export const IDENTITY_LINKS = lake('customers/identity_links')
export const CASES = snowflake('CARE.PUBLIC.CASES')
export const LOYALTY_BALANCES = identityDb('loyalty.public.balances')

export const INTENTS = topic('prod.payments.intents.v1')
export const FRAUD_SIGNALS = topic('prod.payments.fraud-signals.v1')
export const TRANSACTIONS = lake('payments/enriched_transactions')
export const SETTLEMENTS = lake('payments/settlements')
export const SETTLEMENT_REPORTS = delta('payments/settlement_reports')
export const REFUNDS = topic('prod.payments.refunds.v1')
export const JOURNAL = at('postgres://ledger-db.loomwear.internal:5432')('ledger.public.journal_entries')
export const CHARGEBACKS = snowflake('RISK.PUBLIC.CHARGEBACKS')

export const CATALOG = lake('inventory/catalog')
export const CATALOG_V1 = snowflake('PIM.PUBLIC.ARTICLES_V1')
export const STOCK_MOVEMENTS = topic('prod.inventory.stock-movements.v1')
export const STOCK_SNAPSHOT = delta('inventory/stock_snapshot')
export const TRACKING = topic('prod.inventory.tracking-events.v1')
export const SHIPMENTS = lake('inventory/shipments')
export const PURCHASE_ORDERS = at('postgres://supply-db.loomwear.internal:5432')('supply.public.purchase_orders')
export const REPLENISHMENT = delta('inventory/replenishment_plan')
export const GRADED_RETURNS = lake('inventory/graded_returns')

export const CUSTOMER_SNAPSHOT = delta('marketing/customer360/snapshots')
export const CAMPAIGNS = bigquery('loomwear-marketing.paid_media.campaign_daily')
export const TOUCHPOINTS = bigquery('loomwear-marketing.attribution.touchpoints')
export const ATTRIBUTED_ORDERS = bigquery('loomwear-marketing.attribution.attributed_orders')
export const SEGMENTS = delta('marketing/segments')
export const EMAIL_EVENTS = topic('prod.marketing.email-events.v1')
export const RECOMMENDATIONS = delta('marketing/recommendations_batch')
export const PROMOTIONS = delta('marketing/promotions')

export const CHURN = delta('analytics/churn_scores')
export const DAILY_SALES = snowflake('ANALYTICS.MARTS.DAILY_SALES')
export const FORECAST = lake('analytics/demand_forecast')
export const LIFETIME_VALUE = delta('analytics/customer_lifetime_value')
export const KPIS = snowflake('ANALYTICS.MARTS.EXECUTIVE_KPIS')
export const VERDICTS = delta('analytics/experiment_verdicts')

/** Inside a pipeline: no port claims them. */
export const STAGED_LINES = snowflake('ANALYTICS.STAGING.STG_ORDER_LINES')
export const LATE_RETURNS = snowflake('ANALYTICS.STAGING.LATE_RETURNS')

/** Outside the mesh. */
export const OUTBOX = at('postgres://shop-db.loomwear.internal:5432')('shop.public.order_outbox')
export const ACCOUNTS = identityDb('identity.public.accounts')
export const CONSENT_STORE = identityDb('identity.public.consents')
export const CRM_CONTACTS = at('salesforce://loomwear.my.salesforce.example')('Contact')
export const CRM_CASES = at('salesforce://loomwear.my.salesforce.example')('Case')
export const RAW_CLICKS = at('kafka://edge-kafka.loomwear.internal:9092')('raw.clickstream')
export const RAW_PAYMENTS = at('arn:aws:kafka:us-east-1:123456789012')('topic/raw-payments')
export const PAYOUT_FILES = at('s3://nordpay-merchant-drop')('settlement-details')
export const DISPUTE_FILES = at('s3://nordpay-merchant-drop')('disputes')
export const PIM_ARTICLES = at('postgres://pim.loomwear.internal:5432')('pim.public.articles')
export const COMPOSITION_SHEETS = at('s3://loomwear-supplier-dropbox')('composition-sheets')
export const ADVICE_NOTES = at('s3://loomwear-supplier-dropbox')('asn/inbound')
export const WMS_MOVEMENTS = at('mysql://wms.loomwear.internal:3306')('wms.stock_movements')
export const CARRIER_SCANS = at('s3://loomwear-carrier-files')('scans')
export const SEARCH_ADS = at('s3://loomwear-ad-exports')('search/campaign-daily')
export const SOCIAL_ADS = at('s3://loomwear-ad-exports')('social/campaign-daily')
export const MAIL_CALLBACKS = at('s3://loomwear-esp-callbacks')('events')
export const PROMO_SHEETS = at('s3://loomwear-planning-sheets')('promotions')
export const EXPERIMENT_LOGS = at('s3://loomwear-experiment-logs')('assignments')
