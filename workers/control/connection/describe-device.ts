import type { DeviceHello } from "#protocol/devices/device-messages";

const MAX_CORES = 1_024;

/** How this browser describes itself. Engines may lie about cores; the coordinator measures. */
export function describeDevice(userAgent: string, cores: number): Pick<DeviceHello, "engine" | "cores" | "label"> {
  const { engine, browser } = browserOf(userAgent);
  return {
    engine,
    cores: Math.min(Math.max(Math.trunc(cores) || 1, 1), MAX_CORES),
    label: `${systemOf(userAgent)}, ${browser}`,
  };
}

function browserOf(userAgent: string): { engine: DeviceHello["engine"]; browser: string } {
  // Every browser on iOS is WebKit, whatever its name; Edge and Opera call themselves Chrome as well.
  const isApplePhone = /iPhone|iPad|iPod/.test(userAgent);
  if (/Firefox\/|FxiOS/.test(userAgent)) return { engine: isApplePhone ? "webkit" : "firefox", browser: "Firefox" };
  if (/Edg(A|iOS)?\//.test(userAgent)) return { engine: isApplePhone ? "webkit" : "chromium", browser: "Edge" };
  if (/OPR\//.test(userAgent)) return { engine: "chromium", browser: "Opera" };
  if (/SamsungBrowser\//.test(userAgent)) return { engine: "chromium", browser: "Samsung Internet" };
  if (/CriOS\//.test(userAgent)) return { engine: "webkit", browser: "Chrome" };
  if (/Chrome\/|Chromium\//.test(userAgent)) return { engine: "chromium", browser: "Chrome" };
  if (/AppleWebKit\//.test(userAgent)) return { engine: "webkit", browser: "Safari" };
  return { engine: "other", browser: "a browser" };
}

function systemOf(userAgent: string): string {
  if (/Tizen|Web0S|WebOS|SMART-TV|SmartTV/i.test(userAgent)) return "Television";
  if (/iPad/.test(userAgent)) return "iPad";
  if (/iPhone|iPod/.test(userAgent)) return "iPhone";
  if (/Android/.test(userAgent)) return "Android";
  if (/CrOS/.test(userAgent)) return "ChromeOS";
  if (/Windows/.test(userAgent)) return "Windows";
  if (/Macintosh/.test(userAgent)) return "Mac";
  if (/Linux|X11/.test(userAgent)) return "Linux";
  return "Device";
}
