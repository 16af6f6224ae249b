export interface StripeSettings {
  secretKey: string;
  webhookSecret: string;
  /** Stripe's own, or a stand-in's. */
  apiUrl: string;
}
