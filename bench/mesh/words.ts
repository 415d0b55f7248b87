/** What titles, tags and columns of generated products are made of. Columns are a list to cut a run of neighbours from. */
const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const ADJECTIVES = words(`
  daily weekly raw enriched curated validated cleansed predicted aggregated historical current regional global merged
  anonymised certified intraday seasonal corrected estimated
`)
export const SUBJECTS = words(`
  customer order payment shipment invoice product inventory supplier campaign session click basket refund return loyalty
  subscription store warehouse employee contract price discount review forecast fraud device account household voucher
  delivery
`)
export const NOUNS = words(`
  events facts snapshots scores segments profiles balances movements transactions metrics journeys features signals
  statements lines positions history ledger master summary
`)
export const TEAMS = words(`
  amber birch cedar dahlia elm fern ginkgo hazel iris juniper kestrel linden maple nettle oak poplar quince rowan sorrel
  thistle
`)
export const COLUMNS = words(`
  customer_id order_id created_at updated_at email_address country_code currency amount net_amount tax_amount quantity
  status channel store_id warehouse_id supplier_id product_sku product_name category brand colour size weight_grams price
  discount_rate voucher_code payment_method card_type authorised_at captured_at refunded_at shipment_id carrier
  tracking_code shipped_at delivered_at return_reason loyalty_points loyalty_tier session_id device_type browser
  referrer_url campaign_id ad_group impressions clicks conversions churn_score lifetime_value segment_name birth_year
  postal_code city street_name consent_given consent_at household_id account_balance invoice_number due_date
`)
