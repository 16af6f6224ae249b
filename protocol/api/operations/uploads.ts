import { LIMITS } from "../../limits";
import { UploadedBlob } from "../jobs";
import { Nothing, upload } from "../operation";

const GIB = 1024 ** 3;

/** Uploads, which jobs refer to by content hash. */
export const uploadOperations = {
  uploadBlob: upload({
    tag: "programs",
    method: "POST",
    path: "/blobs",
    summary: `Upload a program or inputs, up to ${LIMITS.uploadBytes / GIB} GiB, as the raw body; the answer is its name.`,
    audience: "person",
    input: Nothing,
    output: UploadedBlob,
  }),
};
