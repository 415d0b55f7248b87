import * as d from './datasets.ts'
import type { Engine } from './job.ts'
import type { Dataset } from './openlineage.ts'

/** A job that only reads: a dashboard, a notebook, a sync out of the warehouse. Lineage makes a consumer of it. */
export interface Reader {
  readonly engine: Engine
  readonly name: string
  readonly owner: string
  readonly inputs: readonly Dataset[]
}

const reader = (engine: Engine, name: string, owner: string, ...inputs: readonly Dataset[]): Reader => ({
  engine,
  name,
  owner,
  inputs,
})

/** The lakehouse table as Athena reports it. */
const CATALOG_IN_GLUE: Dataset = {
  namespace: 'arn:aws:glue:eu-central-1:123456789012',
  name: 'table/inventory/catalog',
}
const LINES_IN_GLUE: Dataset = { namespace: 'arn:aws:glue:eu-central-1:123456789012', name: 'table/orders/order_lines' }

/** Twenty-five of the forty direct consumers of the product catalogue; the others are products. */
export const CATALOG_READERS: readonly Reader[] = [
  reader('looker', 'inventory.sell_through_by_category', 'Merchandising', d.CATALOG),
  reader('looker', 'inventory.size_curve_health', 'Merchandising', d.CATALOG),
  reader('looker', 'inventory.slow_movers', 'Supply Planning', d.CATALOG),
  reader('looker', 'merchandising.range_review', 'Merchandising', d.CATALOG),
  reader('looker', 'merchandising.price_ladder', 'Pricing', d.CATALOG),
  reader('looker', 'merchandising.new_arrivals', 'Merchandising', CATALOG_IN_GLUE),
  reader('looker', 'sustainability.material_mix', 'Sustainability', CATALOG_IN_GLUE),
  reader('looker', 'sustainability.repairability_index', 'Sustainability', d.CATALOG),
  reader('looker', 'finance.margin_by_article', 'Finance', d.CATALOG),
  reader('looker', 'care.product_issue_heatmap', 'Customer Care Data', d.CATALOG),
  reader('tableau', 'Supplier Scorecard', 'Supply Planning', CATALOG_IN_GLUE),
  reader('tableau', 'Season Planning Board', 'Merchandising', d.CATALOG),
  reader('tableau', 'Warehouse Slotting', 'Warehouse Systems', d.CATALOG),
  reader('jupyter', 'pricing/markdown_elasticity.ipynb', 'Pricing', d.CATALOG),
  reader('jupyter', 'assortment/size_availability.ipynb', 'Merchandising', CATALOG_IN_GLUE),
  reader('jupyter', 'personalisation/image_embeddings.ipynb', 'Personalisation', d.CATALOG),
  reader('jupyter', 'returns/fit_feedback.ipynb', 'Order Fulfilment Data', d.CATALOG),
  reader('reverseEtl', 'shopping_ads_product_feed', 'Marketing Data', d.CATALOG),
  reader('reverseEtl', 'social_product_catalogue', 'Marketing Data', d.CATALOG),
  reader('reverseEtl', 'marketplace_listings', 'Marketplaces', d.CATALOG),
  reader('reverseEtl', 'affiliate_price_feed', 'Marketing Data', d.CATALOG),
  reader('reverseEtl', 'salesforce_product2', 'Customer Care Data', {
    namespace: 's3a://loomwear-lakehouse/',
    name: '/inventory/catalog/',
  }),
  reader('airflow', 'shop_search.index_articles', 'Digital Experience', d.CATALOG),
  reader('airflow', 'customs.tariff_code_check', 'Logistics', d.CATALOG),
  reader('airflow', 'compliance.material_declarations', 'Legal', d.CATALOG),
]

export const READERS: readonly Reader[] = [
  ...CATALOG_READERS,
  reader('looker', 'sales.eight_o_clock', 'Commercial Insights', d.DAILY_SALES),
  reader('looker', 'sales.country_comparison', 'Commercial Insights', d.DAILY_SALES),
  reader('tableau', 'Store Performance', 'Retail', d.DAILY_SALES),
  reader('jupyter', 'pricing/weather_effect.ipynb', 'Pricing', d.DAILY_SALES),
  reader('looker', 'board.monthly_pack', 'Finance', d.KPIS),
  reader('reverseEtl', 'salesforce_churn_risk', 'CRM & Lifecycle', d.CHURN),
  reader('jupyter', 'science/churn_drift.ipynb', 'Customer Science', d.CHURN),
  reader('reverseEtl', 'social_custom_audiences', 'CRM & Lifecycle', d.SEGMENTS),
  reader('reverseEtl', 'search_customer_match', 'CRM & Lifecycle', d.SEGMENTS),
  reader('looker', 'crm.deliverability', 'CRM & Lifecycle', d.EMAIL_EVENTS),
  reader('airflow', 'finance.auditor_export', 'Treasury & Ledger', d.JOURNAL),
  reader('tableau', 'Period Close', 'Finance', d.JOURNAL),
  reader('jupyter', 'merchandising/basket_analysis.ipynb', 'Merchandising', LINES_IN_GLUE),
  reader('looker', 'shopfloor.selfservice_sales', 'Retail', d.ORDER_FACTS_VIEW),
  reader('looker', 'risk.war_room', 'Risk', d.FRAUD_SIGNALS, d.ORDER_HOLDS),
  reader('looker', 'experience.conversion_funnel', 'Digital Experience', d.SESSIONS),
  reader('looker', 'care.team_lead_board', 'Customer Care Data', d.CASES),
  reader('looker', 'logistics.carrier_scorecard', 'Logistics', d.SHIPMENTS),
  reader('jupyter', 'marketing/budget_allocation.ipynb', 'Marketing Data', d.LIFETIME_VALUE, d.ATTRIBUTED_ORDERS),
  reader('looker', 'warehouse.fill_rate', 'Warehouse Systems', d.STOCK_SNAPSHOT),
]
