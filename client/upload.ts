import type { UploadedBlob } from "#protocol/api/jobs";
import { errorFrom } from "./lamplighter-error";
import { reach } from "./reach";

export interface UploadOptions {
  /** Bytes sent so far. */
  onProgress?: (sentBytes: number) => void;
  signal?: AbortSignal;
}

export type UploadBody = Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/**
 * Uploads bytes and returns their name. In a browser only XMLHttpRequest reports progress; elsewhere the stream is
 * counted.
 */
export function upload(
  url: string,
  headers: Record<string, string>,
  body: UploadBody,
  options: UploadOptions,
): Promise<UploadedBlob> {
  if (options.onProgress && typeof XMLHttpRequest !== "undefined" && !(body instanceof ReadableStream)) {
    return uploadByXhr(new XMLHttpRequest(), url, { headers, body, options });
  }
  return uploadByFetch(url, headers, body, options);
}

async function uploadByFetch(
  url: string,
  headers: Record<string, string>,
  body: UploadBody,
  { onProgress, signal }: UploadOptions,
): Promise<UploadedBlob> {
  const streamed = body instanceof ReadableStream;
  const response = await reach(url, {
    method: "POST",
    headers: { ...headers, "content-type": "application/octet-stream" },
    body: streamed && onProgress ? counted(body, onProgress) : body,
    // A streamed body needs `duplex`, which the DOM types do not know yet.
    ...(streamed ? ({ duplex: "half" } as RequestInit) : {}),
    ...(signal ? { signal } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw errorFrom(response.status, text);
  return JSON.parse(text) as UploadedBlob;
}

function counted(
  body: ReadableStream<Uint8Array>,
  onProgress: (sentBytes: number) => void,
): ReadableStream<Uint8Array> {
  let sent = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        sent += chunk.length;
        onProgress(sent);
        controller.enqueue(chunk);
      },
    }),
  );
}

interface XhrUpload {
  headers: Record<string, string>;
  body: Blob | Uint8Array<ArrayBuffer>;
  options: UploadOptions;
}

function uploadByXhr(
  xhr: XMLHttpRequest,
  url: string,
  { headers, body, options: { onProgress, signal } }: XhrUpload,
): Promise<UploadedBlob> {
  return new Promise((resolve, reject) => {
    xhr.open("POST", url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.setRequestHeader("content-type", "application/octet-stream");
    xhr.upload.onprogress = (event) => onProgress?.(event.loaded);
    xhr.onload = () => {
      if (xhr.status === 200) resolve(JSON.parse(xhr.responseText) as UploadedBlob);
      else reject(errorFrom(xhr.status, xhr.responseText));
    };
    xhr.onerror = () => reject(new TypeError("The connection broke while the file was being sent."));
    xhr.onabort = () => reject(new DOMException("The upload was stopped.", "AbortError"));
    signal?.addEventListener("abort", () => xhr.abort(), { once: true });
    xhr.send(body);
  });
}
