import { expect, test } from "vitest";
import { serverUrls } from "./server-urls";

test("each server of a list is a URL of its own, with the same user, password and settings", () => {
  expect(serverUrls("postgresql://me:p%40ss%2Cword@one:5432,[::1]:5433,three/city?sslmode=require")).toEqual([
    "postgresql://me:p%40ss%2Cword@one:5432/city?sslmode=require",
    "postgresql://me:p%40ss%2Cword@[::1]:5433/city?sslmode=require",
    "postgresql://me:p%40ss%2Cword@three/city?sslmode=require",
  ]);
});

test("a single server, and one behind a socket, stay as they are", () => {
  for (const url of [
    "postgres://me@one/city",
    "postgresql://postgres@localhost/city?host=%2Ftmp%2Fa,b",
    "postgresql:///city",
  ])
    expect(serverUrls(url)).toEqual([url]);
});
