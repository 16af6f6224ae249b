import { expect } from "@playwright/test";
import { expectSettled } from "./actors/job-page";
import { openPage } from "./actors/open-page";
import { cityTest } from "./city-test";

const TILE = 16;

cityTest(
  "a customer publishes a picture, a stranger sees it and nothing else, until it is withdrawn",
  async ({ city }) => {
    const { page, client } = await city.openCustomer("Picture House");
    const program = `export default (n) => new Uint8Array(${TILE * TILE * 3}).fill(60 * n);`;
    const { blob } = await client.upload(new TextEncoder().encode(program));
    const job = await client.submitJob({
      name: "Not for strangers",
      program: { runtime: "js", source: { blob } },
      inputs: { kind: "range", from: 1, to: 4 },
      picture: { kind: "tiles", width: 2 * TILE, height: 2 * TILE, tile: TILE },
      replicas: 1,
      budget: "0.10",
    });
    const stranger = await city.openBrowser();
    await openPage(page, `/jobs/${job.id}`);
    await city.openResident();
    await expectSettled(page, 4);
    const isOpen = page.getByRole("switch", { name: "Everybody may see the picture" });
    await isOpen.click();
    const link = page.getByRole("link", { name: "Open the public picture" });
    await expect(link).toHaveAttribute("href", `/picture/${job.id}`);

    await openPage(stranger, `/picture/${job.id}`);
    await expect(stranger.getByText("4 of 4 tiles")).toBeVisible();
    const corner = await stranger
      .getByRole("img", { name: /^The picture/ })
      .evaluate((canvas: HTMLCanvasElement) => [...(canvas.getContext("2d")?.getImageData(0, 0, 1, 1).data ?? [])]);
    expect(corner).toEqual([60, 60, 60, 255]);
    const text = await stranger.locator("body").innerText();
    for (const secret of ["Not for strangers", "Picture House"]) expect(text).not.toContain(secret);

    await isOpen.click();
    await expect(link).toBeHidden();
    expect((await stranger.request.get(`/picture/${job.id}`)).status()).toBe(404);
    expect((await stranger.request.get(`/pictures/${job.id}`)).status()).toBe(404);
  },
);
