import { expect, test } from "vitest";
import { DEVICE_PROTOCOL, DeviceHello } from "#protocol/devices/device-messages";
import { describeDevice } from "./describe-device";

test.each([
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
    "chromium",
    "Linux, Chrome",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0",
    "chromium",
    "Windows, Edge",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0", "firefox", "Linux, Firefox"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/150.0 Mobile/15E148 Safari/604.1",
    "webkit",
    "iPhone, Chrome",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
    "webkit",
    "Mac, Safari",
  ],
  ["", "other", "Device, a browser"],
])("a device says in a few words what it is: %s", (userAgent, engine, label) => {
  const described = describeDevice(userAgent, 8);
  expect(described).toEqual({ engine, label, cores: 8 });
  expect(DeviceHello.safeParse({ protocol: DEVICE_PROTOCOL, ...described }).success).toBe(true);
});

test("a browser that hides its cores has one", () => {
  expect(describeDevice("", Number.NaN).cores).toBe(1);
});
