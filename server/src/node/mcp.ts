/** The server for agents, with the library that speaks the Model Context Protocol: loaded by `wenheng mcp` alone. */
export { serve } from './mcp/serve';
