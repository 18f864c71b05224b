package ocr

import (
	"strings"
	"sync"
)

// vocabulary are words of letters whose characters are rare enough to be taken for
// others: a machine that reads knows words less well than shapes.
const vocabulary = `
遴选 前瞻性 擦亮 挖掘 叠加 覆盖率 履行 履职 瓶颈 桎梏 壁垒 藩篱 掣肘 症结 赋能 抓手 聚焦 夯实 筑牢 锚定 靶向 矩阵 辐射 孵化器 牵头 统筹 督导 督办
稽查 缴纳 缴存 补贴 抚恤 托育 殡葬 残疾 障碍 康复 诊疗 疫苗 泊位 拥堵 枢纽 隧道 航道 码头 仓储 冷链 跨境 研学 遗址 民宿 健身 步道 湿地 流域 堤防 防汛
抗旱 灌溉 灌区 污水 管网 噪声 扬尘 尾气 臭氧 碳达峰 碳中和 减排 储能 光伏 氢能 燃气 煤矿 尾矿 隐患 排查 整治 处置 投诉 举报 仲裁 调解 诉讼 信访 禁毒
诈骗 算力 芯片 揭榜挂帅 专精特新 瞪羚 独角兽 产业链 供应链 集群 众创 载体 养殖 畜牧 屠宰 饲料 秸秆 撂荒 宅基地 流转 振兴 脱贫攻坚 返贫 职称 编制 实训
恪守 秉持 秉承 契机 契合 衔接 承诺 兑现 稳妥 妥善 审慎 严峻 严厉 缓解 滞后 匮乏 短缺 短板 薄弱 堵点 痛点 倾斜 倾听 兼顾 兜底 遏制 规避 谋划 酝酿 磋商
洽谈 揭牌 挂牌 竣工 奠基 勘察 勘测 测绘 征收 拆迁 安置 腾退 盘活 闲置 豁免 抄送 收悉 函复 复函 公函 办公厅 办公室 委员会 秘书处 提案委 审签 签发人
盆景 培训 培育 增设 增加 新增 单位 停车泊位 磷酸 醇类 乙醇 甲醇 沼气 垃圾 焚烧 填埋 渗滤液 酌情 斟酌 迭代 嵌入 耦合 桥梁 桩基 充电桩 换电站 潜能 潜力
渠道 凝聚 凝练 淘汰 淀粉 涵盖 内涵 涵养 渗透 漏洞 濒危 灾害 炼化 熔断 牢固 犹豫 狠抓 畅通 疏解 疏导 疑难 痕迹 瘫痪 瞄准 矛盾 砥砺 碎片化 磨合 秩序 稀缺 稠密
窗口 竭力 笃行 筛查 筛选 签订 简政放权 籍贯 粘合 纠纷 纽带 绿植 缩短 缺口 羁绊 耗能 耽误 聘用 肃清 脉络 膨胀 舆论 舆情 艰巨 茁壮 荟萃 蔓延 虚拟 蜕变 衡量 裁量
誊写 谨防 谱写 谴责 豪华 贯彻 贯穿 租赁 赡养 跃升 踏勘 蹚出 迫切 遵循 遵照 邀请 邻里 酒驾 采纳 钢铁 铁塔 链条 锻造 镇街 阐述 阻碍 陈旧 隔离 雄厚 露营 顽疾
颁布 颁发 恳请 诚恳 垄断 聚合 支撑 改革 深挖 飞跃 骨干 魅力 黏性 鼎力 鼓励`

// pairs are the neighbours in those words.
var pairs = sync.OnceValue(func() map[[2]rune]bool {
	out := map[[2]rune]bool{}
	for _, w := range strings.Fields(vocabulary) {
		r := []rune(w)
		for i := 1; i < len(r); i++ {
			out[[2]rune{r[i-1], r[i]}] = true
		}
	}
	return out
})

// Pair reports whether two characters stand beside one another in a word that is
// known to be in letters.
func Pair(a, b rune) bool { return pairs()[[2]rune{a, b}] }
