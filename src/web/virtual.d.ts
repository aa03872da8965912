/** The router's build of all pages, made by its Vite plugin; the only name the house needs from it. */
declare module "virtual:react-router/server-build" {
  type Build = import("react-router").ServerBuild;
  export const entry: Build["entry"];
  export const routes: Build["routes"];
  export const assets: Build["assets"];
  export const publicPath: string;
  export const assetsBuildDirectory: string;
  export const future: Build["future"];
  export const ssr: boolean;
  export const isSpaMode: boolean;
  export const prerender: string[];
  export const routeDiscovery: Build["routeDiscovery"];
}
