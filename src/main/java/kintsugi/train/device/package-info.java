/** What a training runs on: the device, and what to do when its memory is too small. */
package kintsugi.train.device;
