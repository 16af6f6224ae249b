import { getPaymentsDesk } from "../admin/payments/get-payments-desk";
import { refundPayment } from "../admin/payments/refund-payment";
import { changeTopUps } from "./change-top-ups";
import { endTopUps } from "./end-top-ups";
import { getPayments } from "./get-payments";
import { setBalanceAlert } from "./set-balance-alert";
import { setBillingAddress } from "./set-billing-address";
import { startCardPayment } from "./start-card-payment";
import { startTopUps } from "./start-top-ups";

/** Of money that comes in by card, as `paymentOperations` of the contract. */
export const paymentVerbs = {
  startCardPayment,
  setBalanceAlert,
  setBillingAddress,
  startTopUps,
  changeTopUps,
  endTopUps,
  getPayments,
  getPaymentsDesk,
  refundPayment,
};
