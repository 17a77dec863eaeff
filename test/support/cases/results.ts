/** Result files of serving benchmarks, as their tools write them. */

/** As `vllm bench serve --save-result` writes it, without the lists. */
export const VLLM = {
  date: '20251118-101500',
  backend: 'vllm',
  model_id: 'Qwen/Qwen3-14B',
  num_prompts: 1000,
  request_rate: 'inf',
  max_concurrency: 500,
  duration: 351.2,
  completed: 1000,
  failed: 0,
  total_input_tokens: 1996000,
  total_output_tokens: 100000,
  request_throughput: 2.847,
  output_throughput: 284.7,
  total_token_throughput: 5968.1,
  mean_ttft_ms: 80123.4,
  mean_tpot_ms: 812.5,
};

export const TRTLLM = {
  engine: { model: 'meta-llama/Llama-3.1-8B', version: '1.1.0rc2', dtype: 'bfloat16' },
  world_info: { tp_size: 1, pp_size: 1, world_size: 1, max_batch_size: 2048 },
  request_info: {
    num_requests: 3000,
    avg_num_concurrent_requests: 1843.2,
    avg_input_length: 1000,
    avg_output_length: 1000,
  },
  performance: {
    total_latency_ms: 197109,
    request_throughput_req_s: 15.22,
    system_output_throughput_tok_s: 15220.1,
    system_total_throughput_tok_s: 30440.2,
  },
};

export const TRTLLM_TEXT = `
===========================================================
= PYTORCH BACKEND
===========================================================
Model:                  meta-llama/Llama-3.2-3B-Instruct
Model Path:             None
TensorRT-LLM Version:   1.1.0rc2
===========================================================
= REQUEST DETAILS
===========================================================
Number of requests:             16
Number of concurrent requests:  7.9940
Average Input Length (tokens):  13.0000
Average Output Length (tokens): 256.0000
===========================================================
= PERFORMANCE OVERVIEW
===========================================================
Request Throughput (req/sec):                     4.7501
Total Token Throughput (tokens/sec):              1277.7668
Total Output Throughput (tokens/sec):             1216.0159
Average time-to-first-token [TTFT] (ms):          31.5
Average time-per-output-token [TPOT] (ms):        6.4
`;

/** Release 0.12 printed one rate, of output tokens. */
export const TRTLLM_OLD_TEXT = `
Model:                  meta-llama/Llama-2-7b-hf
TensorRT-LLM Version:   0.12.0
Average Input Length (tokens):  128.0
Average Output Length (tokens): 128.0
Token Throughput (tokens/sec):  23405.927228471104
Request Throughput (req/sec):   182.8588064724305
`;

export const AIPERF = {
  schema_version: '1.3',
  input_config: { endpoint: { model_names: ['openai/gpt-oss-20b'] }, loadgen: { concurrency: 64 } },
  request_throughput: { unit: 'requests/sec', avg: 8 },
  request_latency: { unit: 'ms', avg: 7800 },
  time_to_first_token: { unit: 'ms', avg: 195.8, p50: 175 },
  inter_token_latency: { unit: 'ms', avg: 15.2 },
  output_token_throughput: { unit: 'tokens/sec', avg: 4096.5 },
  output_sequence_length: { unit: 'tokens', avg: 512 },
  input_sequence_length: { unit: 'tokens', avg: 2048 },
};

export const GENAI_CSV = `Metric,avg,min,max,p99,p95,p90,p75,p50,p25\r
Time To First Token (ms),"1,146.31",249.48,"3,485.23","3,457.97","3,349.56","3,215.06","1,330.93",640.07,286.52\r
Time To Second Token (ms),26.05,0.00,133.51,96.12,36.56,34.88,34.35,33.55,1.78\r
Request Latency (ms),"6,406.20","5,371.47","9,608.72","9,436.13","9,046.58","9,028.16","6,549.60","5,690.23","5,493.63"\r
Inter Token Latency (ms),30.35,27.59,35.60,35.23,33.88,32.53,31.05,30.13,29.04\r
Output Sequence Length (tokens),174.45,164.00,187.00,186.22,183.10,180.10,177.00,174.00,171.75\r
Input Sequence Length (tokens),"3,000.05","2,999.00","3,001.00","3,001.00","3,001.00","3,000.00","3,000.00","3,000.00","3,000.00"\r
\r
Metric,Value\r
Output Token Throughput (per sec),261.25\r
Request Throughput (per sec),1.50\r
`;
