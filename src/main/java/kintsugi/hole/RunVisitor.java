package kintsugi.hole;

/** Receives the runs of a hole: the pixels of one row that follow each other without a gap. */
@FunctionalInterface
public interface RunVisitor {

	/** Takes the run of row {@code y} from column {@code from}, inclusive, to column {@code to}, exclusive. */
	void visit(int y, int from, int to);
}
