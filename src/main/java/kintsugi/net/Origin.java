package kintsugi.net;

import java.util.List;

/**
 * Where an architecture comes from, and by which words it is found.
 *
 * @param citation authors, year, title and place of the paper
 * @param doi the paper's digital object identifier
 * @param url where the paper can be read
 * @param tags words for the architecture
 */
public record Origin(String citation, String doi, String url, List<String> tags) {

	/** Copies the words. */
	public Origin {
		tags = List.copyOf(tags);
	}
}
