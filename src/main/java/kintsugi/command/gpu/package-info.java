/** What the computer has for a GPU, what is missing, and the installation of NVIDIA's libraries, for all front ends. */
package kintsugi.command.gpu;
