import { expect } from "@playwright/test";
import { signInAdmin } from "./actors/admin";
import { openPage } from "./actors/open-page";
import { cityTest } from "./city-test";

cityTest(
  "a visitor moves sliders by keyboard and reads when a laptop pays; an admin has more of them",
  async ({ city }) => {
    const page = await city.openBrowser();
    await openPage(page, "/economics");
    const sliderOf = (name: string) => page.getByRole("slider", { name });
    await expect(page.getByText(/It would need \d+ months to earn its price/)).toBeVisible();
    await expect(page.getByText(/It never earns its price/)).toBeVisible();
    await sliderOf("Customers have work for").press("End");
    await sliderOf("The laptop costs").press("Home");
    await expect(page.getByText(/It has earned its price after \d+ months/)).toBeVisible();
    await expect(page.getByText(/It never earns its price/)).toBeVisible();
    await sliderOf("Internet costs").press("Home");
    await expect(page.getByText(/It has earned its price after/)).toHaveCount(2);
    await expect(page.getByText("More, for admins")).toHaveCount(0);

    const admin = await city.openBrowser();
    await signInAdmin(admin, "/economics");
    await admin.getByText("More, for admins").click();
    await admin.getByRole("slider", { name: "Of the price, residents get" }).press("End");
    await expect(admin.getByText("The city puts money in.")).toBeVisible();
  },
);
