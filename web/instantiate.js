// Compiles a part of the program while it is fetched; from its bytes where the host does not name it WebAssembly,
// which some plain hosts do not.
export async function instantiate(fetched, imports) {
  const response = await fetched;
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const isNamed = response.headers.get('content-type')?.startsWith('application/wasm');
  return isNamed ? WebAssembly.instantiateStreaming(response, imports) : WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
