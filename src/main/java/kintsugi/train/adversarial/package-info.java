/** The discriminator that a generator is trained against, and the losses of both. */
package kintsugi.train.adversarial;
