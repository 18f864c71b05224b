package fiction

// agencies of the city: what they are called, and how their letters are marked.
var agencies = []struct{ key, name, short, en, mark string }{
	{"education", "教育局", "教育局", "Bureau of Education", "教"},
	{"health", "卫生健康委员会", "卫健委", "Commission of Health", "卫"},
	{"transport", "交通运输局", "交通局", "Bureau of Transport", "交"},
	{"housing", "住房和城乡建设局", "住建局", "Bureau of Housing and Urban-Rural Development", "建"},
	{"culture", "文化和旅游局", "文旅局", "Bureau of Culture and Tourism", "文"},
	{"ecology", "生态环境局", "生态环境局", "Bureau of Ecology and Environment", "环"},
	{"civil-affairs", "民政局", "民政局", "Bureau of Civil Affairs", "民"},
	{"agriculture", "农业农村局", "农业农村局", "Bureau of Agriculture and Rural Affairs", "农"},
	{"science-technology", "科学技术局", "科技局", "Bureau of Science and Technology", "科"},
	{"human-resources", "人力资源和社会保障局", "人社局", "Bureau of Human Resources and Social Security", "人社"},
}

// topic is a field of work: the agency that leads, and what is spoken of.
type topic struct {
	agency int
	name   string
	things []string
	plans  []string
}

var topics = []topic{
	{0, "教育", []string{"课后服务", "校园足球", "乡村小规模学校", "中小学心理健康教育", "学前教育普惠"}, []string{"基础教育提升行动计划", "校园安全管理办法"}},
	{1, "卫生健康", []string{"社区卫生服务", "家庭医生签约", "互联网医院", "院前急救", "老年医学"}, []string{"医疗卫生服务体系规划", "分级诊疗实施方案"}},
	{2, "交通运输", []string{"公交线网", "停车泊位", "慢行系统", "农村公路", "充电设施"}, []string{"综合交通发展规划", "停车设施建设导则"}},
	{3, "城乡建设", []string{"老旧小区改造", "物业维修资金", "既有住宅加装电梯", "保障性租赁住房", "雨污分流"}, []string{"城市更新行动方案", "住宅专项维修资金管理办法"}},
	{4, "文化旅游", []string{"公共图书馆", "非物质文化遗产", "乡村旅游", "文物保护", "全民阅读"}, []string{"文化强市建设纲要", "非遗保护条例实施细则"}},
	{5, "生态环境", []string{"噪声污染防治", "垃圾分类", "入河排污口", "湿地保护", "扬尘治理"}, []string{"美丽城市建设规划", "噪声污染防治行动方案"}},
	{6, "民政", []string{"居家养老", "老年食堂", "困境儿童关爱", "社区社会组织", "殡葬服务"}, []string{"养老服务发展规划", "社区助餐服务规范"}},
	{7, "农业农村", []string{"高标准农田", "农村人居环境", "农产品冷链", "数字乡村", "村集体经济"}, []string{"乡村振兴行动计划", "农产品质量安全条例"}},
	{8, "科技创新", []string{"创新联合体", "科技型中小企业", "成果转化", "重点实验室", "科普服务"}, []string{"科技创新发展规划", "创新联合体建设指引"}},
	{9, "人力资源和社会保障", []string{"零工市场", "技能人才培养", "灵活就业参保", "高校毕业生就业", "欠薪治理"}, []string{"就业促进行动方案", "技能人才评价办法"}},
}

var verbs = []string{"加强", "完善", "推进", "加快", "规范", "优化", "进一步做好"}

// done and planned are sentences; the words in braces are filled in.
var done = []string{
	"先后出台{plan}等文件，明确了{thing}的目标和责任。",
	"截至目前，全市已建成{thing}项目{n}个，覆盖率达到{share}。",
	"市级财政投入{money}，带动社会投入{money}，重点支持{thing}。",
	"在{place}等地开展{thing}试点，形成可推广的经验{m}条。",
	"组织专项检查{m}次，整改问题{n}个，整改率达到{share}。",
	"对符合条件的单位给予最高{wan}补助，惠及居民{n}户。",
	"建立{thing}联席会议制度，每季度研究解决突出问题。",
}

var planned = []string{
	"我局将于{year}年底前完成{place}{thing}项目建设。",
	"修订{plan}，进一步明确{thing}的标准和程序。",
	"力争到{year}年，全市{thing}覆盖率达到{share}以上。",
	"安排专项资金{wan}，支持{place}率先开展{thing}。",
	"会同有关部门建立{thing}工作台账，每半年公布一次进展。",
	"鼓励社会力量参与{thing}，暂不增设行政许可事项。",
	"对尚未达标的{n}个点位逐一制定方案，限期整改。",
}

var measureTitles = []string{
	"健全工作机制", "加大资金投入", "强化政策支撑", "夯实基础设施", "提升服务水平", "抓好试点示范",
	"加强监督检查", "推进数字赋能", "凝聚社会合力", "完善标准体系",
}

var streets = []string{"望潮区", "青圩县", "鹭洲新区", "石埠镇", "临溪街道", "听松社区", "云门乡"}

// people have names that many share.
var people = []string{"张三", "李四", "王五", "赵六", "孙明", "周强", "吴静", "郑洁", "陈晨", "林一"}
