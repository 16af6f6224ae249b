import { randomUUID } from "node:crypto";

export const newDeliveryId = (): string => `msg_${randomUUID().replaceAll("-", "")}`;
