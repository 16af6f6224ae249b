import { json, Nothing } from "../operation";
import {
  OwnPayments,
  PaymentsDesk,
  RefundedPayment,
  RefundPaymentInput,
  SetBalanceAlertInput,
  StartCardPaymentInput,
  StartedCardPayment,
} from "../payments";

/** Money that comes in by card, and goes back. */
export const paymentOperations = {
  startCardPayment: json({
    tag: "account",
    audience: "person",
    method: "POST",
    path: "/payments",
    summary: "Begin to pay by card. The money is yours when the card payment service has confirmed it.",
    input: StartCardPaymentInput,
    output: StartedCardPayment,
    refusals: ["CONFLICT", "TOO_MANY_REQUESTS", "UNAVAILABLE"],
  }),
  getPayments: json({
    tag: "account",
    audience: "person",
    method: "GET",
    path: "/payments",
    summary: "What you have paid in and what you owe, and your payments by card.",
    input: Nothing,
    output: OwnPayments,
  }),
  setBalanceAlert: json({
    tag: "account",
    audience: "person",
    method: "POST",
    path: "/account/balance-alert",
    summary: "Get a letter when what you can spend falls below an amount: one for each fall, and at most one a day.",
    input: SetBalanceAlertInput,
    output: Nothing,
    refusals: ["CONFLICT"],
  }),
  getPaymentsDesk: json({
    tag: "admin",
    audience: "admin:see",
    method: "GET",
    path: "/admin/payments",
    summary: "The payments by card, and events of the card payment service that fit none.",
    input: Nothing,
    output: PaymentsDesk,
  }),
  refundPayment: json({
    tag: "admin",
    audience: "admin:pay",
    method: "POST",
    path: "/admin/payments/{paymentId}/refunds",
    summary: "Give a payment back to its card, or a part of it: what its customer has not spent.",
    input: RefundPaymentInput,
    output: RefundedPayment,
    refusals: ["NOT_FOUND", "CONFLICT"],
  }),
};
