import { json, Nothing } from "../operation";
import {
  CheckConnectionInput,
  CheckedConnection,
  DeleteConnectionInput,
  RecordBrowserCheckInput,
  SaveConnectionInput,
  StorageConnections,
} from "../storage";

/** Customers' own buckets. */
export const storageOperations = {
  listConnections: json({
    tag: "storage",
    method: "GET",
    path: "/storage",
    summary: "Your connections to buckets, without their keys.",
    audience: "person",
    input: Nothing,
    output: StorageConnections,
  }),
  saveConnection: json({
    tag: "storage",
    method: "POST",
    path: "/storage/{name}",
    summary: "Connect a bucket, or change a connection, and try what it lets us do.",
    audience: "person",
    input: SaveConnectionInput,
    output: CheckedConnection,
    refusals: ["LIMIT_EXCEEDED"],
  }),
  checkConnection: json({
    tag: "storage",
    method: "POST",
    path: "/storage/{name}/check",
    summary: "Try again what a connection lets us do.",
    audience: "owner",
    input: CheckConnectionInput,
    output: CheckedConnection,
  }),
  recordBrowserCheck: json({
    tag: "storage",
    method: "POST",
    path: "/storage/{name}/browser-check",
    summary: "Record what a browser found when it tried a connection's links.",
    audience: "owner",
    input: RecordBrowserCheckInput,
    output: CheckedConnection,
  }),
  deleteConnection: json({
    tag: "storage",
    method: "DELETE",
    path: "/storage/{name}",
    summary: "Forget a connection and its keys; the bucket keeps what is in it.",
    audience: "owner",
    input: DeleteConnectionInput,
    output: Nothing,
  }),
};
