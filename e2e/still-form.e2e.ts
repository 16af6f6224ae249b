import { expect } from "@playwright/test";
import { chooseProgram, openJobForm, programStep } from "./actors/job-form";
import { cityTest } from "./city-test";

/** With two notes and a warning, which are longer than the room for them. */
const REMARKABLE = `export default (n) => [new Error("x").stack, n ** 0.5];`;

/** A phone that has to break the buttons' row, and a wide screen. */
for (const width of [360, 1_280]) {
  cityTest(
    `what is below the program stays in its place when that is understood, ${width} px wide`,
    async ({ city }) => {
      const { page } = await city.openCustomer("Steady Hand");
      await page.setViewportSize({ width, height: 900 });
      let understand = () => {};
      const asked = new Promise<void>((resolve) => {
        understand = resolve;
      });
      await page.route("**/api/v1/programs/check", async (route) => {
        await asked;
        await route.continue();
      });
      await openJobForm(page);
      const choice = page.getByRole("radio", { name: /^A range Each/ });
      const place = () => choice.evaluate((radio) => radio.getBoundingClientRect().top + window.scrollY);
      const before = await place();
      expect(before).toBeGreaterThan(0);
      await chooseProgram(page, "remarkable.js", REMARKABLE);
      await expect(programStep(page).getByText("Reading the program")).toBeVisible();
      expect(await place()).toBe(before);
      understand();
      await expect(programStep(page).getByText("JavaScript module with a default export")).toBeVisible();
      expect(await place()).toBe(before);
      await chooseProgram(page, "broken.js", "export default (");
      await expect(programStep(page).getByText(/Syntax error/)).toBeVisible();
      expect(await place()).toBe(before);
    },
  );
}
