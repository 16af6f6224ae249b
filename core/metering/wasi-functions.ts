/** The module name under which WASI preview 1 programs import. */
export const WASI_MODULE = "wasi_snapshot_preview1";

export type WasiValue = "i32" | "i64";

const I32 = "i32";
const I64 = "i64";

/** Every function of WASI preview 1 that programs may import, with the types of its parameters. */
const PARAMETERS = {
  args_get: [I32, I32],
  args_sizes_get: [I32, I32],
  clock_res_get: [I32, I32],
  clock_time_get: [I32, I64, I32],
  environ_get: [I32, I32],
  environ_sizes_get: [I32, I32],
  fd_advise: [I32, I64, I64, I32],
  fd_allocate: [I32, I64, I64],
  fd_close: [I32],
  fd_datasync: [I32],
  fd_fdstat_get: [I32, I32],
  fd_fdstat_set_flags: [I32, I32],
  fd_fdstat_set_rights: [I32, I64, I64],
  fd_filestat_get: [I32, I32],
  fd_filestat_set_size: [I32, I64],
  fd_filestat_set_times: [I32, I64, I64, I32],
  fd_pread: [I32, I32, I32, I64, I32],
  fd_prestat_dir_name: [I32, I32, I32],
  fd_prestat_get: [I32, I32],
  fd_pwrite: [I32, I32, I32, I64, I32],
  fd_read: [I32, I32, I32, I32],
  fd_readdir: [I32, I32, I32, I64, I32],
  fd_renumber: [I32, I32],
  fd_seek: [I32, I64, I32, I32],
  fd_sync: [I32],
  fd_tell: [I32, I32],
  fd_write: [I32, I32, I32, I32],
  path_create_directory: [I32, I32, I32],
  path_filestat_get: [I32, I32, I32, I32, I32],
  path_filestat_set_times: [I32, I32, I32, I32, I64, I64, I32],
  path_link: [I32, I32, I32, I32, I32, I32, I32],
  path_open: [I32, I32, I32, I32, I32, I64, I64, I32, I32],
  path_readlink: [I32, I32, I32, I32, I32, I32],
  path_remove_directory: [I32, I32, I32],
  path_rename: [I32, I32, I32, I32, I32, I32],
  path_symlink: [I32, I32, I32, I32, I32],
  path_unlink_file: [I32, I32, I32],
  poll_oneoff: [I32, I32, I32, I32],
  proc_exit: [I32],
  proc_raise: [I32],
  random_get: [I32, I32],
  sched_yield: [],
  // Sockets answer that they are not supported.
  sock_accept: [I32, I32, I32],
  sock_recv: [I32, I32, I32, I32, I32, I32],
  sock_send: [I32, I32, I32, I32, I32],
  sock_shutdown: [I32, I32],
} as const satisfies Record<string, readonly WasiValue[]>;

export type WasiFunction = keyof typeof PARAMETERS;

export const WASI_FUNCTIONS = Object.keys(PARAMETERS) as WasiFunction[];

export interface WasiSignature {
  parameters: readonly WasiValue[];
  results: readonly WasiValue[];
}

/** Every function returns an error number, except the one that does not return. */
export function wasiSignature(name: WasiFunction): WasiSignature {
  return { parameters: PARAMETERS[name], results: name === "proc_exit" ? [] : [I32] };
}
