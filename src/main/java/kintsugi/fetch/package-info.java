/** Files on other machines: reading them over HTTP, whole or in parts, with failures said in sentences. */
package kintsugi.fetch;
