package kintsugi.onnx;

import java.util.List;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;

/**
 * ONNX files that classify, as other programs write them: the logits of an image are the means of its channels.
 */
public final class ClassifierModel {

	/** A length that is free. */
	public static final long FREE = -1;

	private ClassifierModel() {}

	/** Makes a classifier [N, 3, h, w] to [N, 3]; {@link #FREE} sizes are allowed. */
	public static byte[] ofMeans(final long h, final long w) {
		return model(List.of(FREE, 3L, h, w), List.of(FREE, 3L));
	}

	/** Makes such a file with any axes of its input and output. */
	static byte[] model(final List<Long> input, final List<Long> output) {
		final NodeProto.Builder mean = NodeProto.newBuilder().setOpType("ReduceMean").addInput("pixels") //
			.addOutput("logits");
		mean.addAttribute(AttributeProto.newBuilder().setName("axes").setType(AttributeProto.AttributeType.INTS) //
			.addInts(2).addInts(3));
		mean.addAttribute(AttributeProto.newBuilder().setName("keepdims").setType(AttributeProto.AttributeType.INT) //
			.setI(output.size() == 2 ? 0 : 1));
		final OnnxMl.GraphProto graph = OnnxMl.GraphProto.newBuilder().setName("classifier").addNode(mean) //
			.addInput(value("pixels", input)).addOutput(value("logits", output)).build();
		return OnnxMl.ModelProto.newBuilder().setIrVersion(8).setGraph(graph) //
			.addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setDomain("").setVersion(17)).build().toByteArray();
	}

	private static OnnxMl.ValueInfoProto value(final String name, final List<Long> axes) {
		final TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
		for (int i = 0; i < axes.size(); i++) {
			final TensorShapeProto.Dimension.Builder axis = TensorShapeProto.Dimension.newBuilder();
			shape.addDim(axes.get(i) == FREE ? axis.setDimParam("axis" + i) : axis.setDimValue(axes.get(i)));
		}
		return OnnxMl.ValueInfoProto.newBuilder().setName(name).setType(OnnxMl.TypeProto.newBuilder().setTensorType( //
			OnnxMl.TypeProto.Tensor.newBuilder().setElemType(OnnxMl.TensorProto.DataType.FLOAT.getNumber()) //
				.setShape(shape))).build();
	}
}
