import { expect } from "@playwright/test";
import { chooseFile } from "./actors/choose-file";
import {
  chooseKind,
  chooseProgram,
  firstCalls,
  inputsStep,
  nameJob,
  openJobForm,
  pasteInputs,
  programStep,
} from "./actors/job-form";
import { cityTest } from "./city-test";

const ECHO = "export default (input) => input;\n";

/** A module whose one import is `env.open_socket`. */
const IMPORTS_A_SOCKET = (() => {
  const name = (text: string) => [text.length, ...Buffer.from(text)];
  const type = [0x01, 0x04, 0x01, 0x60, 0x00, 0x00];
  const entry = [0x01, ...name("env"), ...name("open_socket"), 0x00, 0x00];
  return Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...type, 0x02, entry.length, ...entry]);
})();

cityTest("a program that devices cannot run is refused at once, with the cause", async ({ city }) => {
  const { page } = await city.openCustomer("Careless Lab");
  await openJobForm(page);
  const program = programStep(page);

  await chooseProgram(page, "script.wasm", "#!/bin/sh\necho hello\n");
  await expect(program.getByText(/not a WebAssembly module/i)).toBeVisible();

  await chooseProgram(page, "sockets.wasm", IMPORTS_A_SOCKET);
  await expect(program.getByText("env.open_socket")).toBeVisible();

  await chooseProgram(page, "typo.mjs", "export default (input) => {\n  return input +;\n};\n");
  await expect(program.getByText(/line 2, column 17/i)).toBeVisible();

  await chooseProgram(page, "online.mjs", "export default async (url) => (await fetch(url)).text();\n");
  await expect(program.getByText(/line 1, column 38: fetch does not exist on devices/)).toBeVisible();

  await chooseProgram(page, "perhaps.mjs", "export default (n) => (n > 9 ? fetch(n) : n);\n");
  await expect(program.getByText(/line 1, column 32: fetch does not exist on devices, so a unit/)).toBeVisible();

  await chooseProgram(page, "empty.mjs", "");
  await expect(program.getByText("empty.mjs is empty, so there is nothing to compute with.")).toBeVisible();

  await chooseProgram(page, "notes.txt", "hello");
  await expect(page.getByText("This is not a program")).toBeVisible();

  await chooseProgram(page, "echo.mjs", ECHO);
  await expect(program.getByText("JavaScript module with a default export.")).toBeVisible();
  await expect(program.getByText(/is empty|line 2/)).toBeHidden();
});

cityTest("empty inputs, an unknown field and a budget of zero are reported at their fields", async ({ city }) => {
  const { page, client } = await city.openCustomer("Hasty Lab");
  await openJobForm(page);
  await chooseProgram(page, "echo.mjs", ECHO);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText("Nothing has been sent yet")).toBeVisible();
  await expect(page.getByRole("alert").getByText("Paste the inputs or choose a file.")).toBeVisible();
  await nameJob(page, "Echo");

  await pasteInputs(page, "lines", "\n   \n\n");
  await expect(inputsStep(page).getByText("Paste the inputs or choose a file.")).toBeVisible();
  const choose = inputsStep(page).getByRole("button", { name: /^Choose (a|another)/ });
  await chooseFile(choose, "blank.txt", "\n   \n\n");
  await expect(inputsStep(page).getByText("These inputs are empty: there is nothing to compute.")).toBeVisible();
  await inputsStep(page).getByRole("button", { name: "Remove blank.txt" }).click();

  await pasteInputs(page, "lines", "one\ntwo\n");
  await page.getByRole("textbox", { name: "Arguments" }).fill("--at {place}");
  await expect(
    inputsStep(page).getByText(/\{place\} is not a field of these inputs\. They have \{index\}, \{line\}/),
  ).toBeVisible();
  await page.getByRole("textbox", { name: "Arguments" }).fill("--at {line}");
  await expect(firstCalls(page).getByText('run("one", { args: ["--at","one"] })')).toBeVisible();

  const budget = page.getByLabel("Budget in dollars");
  await budget.fill("0");
  await expect(page.getByText(/The budget is 0, so nothing could run/).first()).toBeVisible();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText("Nothing has been sent yet")).toBeVisible();
  await budget.fill("5.01");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText("You have C$5.00 free, and this needs C$5.01.", { exact: true })).toBeVisible();
  await budget.fill("0.10");
  await page.getByRole("textbox", { name: "Arguments" }).fill("");

  await pasteInputs(page, "jsonl", '{"a": 1}\n{"a": \n');
  await expect(inputsStep(page).getByText(/^Line 2 is not JSON: /)).toBeVisible();
  await pasteInputs(page, "json", '{"a": 1}');
  await expect(
    inputsStep(page).getByText("This is JSON, but not an array: put the units between [ and ]."),
  ).toBeVisible();
  await chooseKind(page, "lines");
  await chooseFile(choose, "none.txt", "");
  await expect(inputsStep(page).getByText("none.txt is empty, so there is nothing to compute with.")).toBeVisible();

  expect(await client.listJobs({})).toMatchObject({ total: 0 });
  expect(await client.getAccount({})).toMatchObject({ balanceNanos: 5e9, heldNanos: 0 });
});
