function kernelBytes(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Whether this runtime supports what a kernel needs. */
export function canRun(base64: string): boolean {
  return typeof WebAssembly !== 'undefined' && WebAssembly.validate(kernelBytes(base64));
}

/** Instantiates a kernel over this memory. Returns its exports. */
export function instantiate(base64: string, memory: WebAssembly.Memory): unknown {
  const abort = (): never => {
    throw new Error('the kernel stopped');
  };
  return new WebAssembly.Instance(new WebAssembly.Module(kernelBytes(base64)), { env: { memory, abort } }).exports;
}
